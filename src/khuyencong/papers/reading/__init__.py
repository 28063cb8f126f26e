"""Reading official papers: bytes to repaired text, text to facts.

`formats` make one text of a file; `paper` reads it, by `structure` (head, outline, items, foot), `tables`,
`sentences` and the `grammar` of single concepts, over the `text` as the rules see it. Each imports only those
named behind it; `apart` runs all of it in a process with bounds.
"""
