"""How a paper is built: head, foot, outline, items and tasks; news without an outline."""
