"""Reading official papers: bytes to repaired text, text to facts. The way of a sum, from the page to a proposal:

1. `formats` make one repaired text of a file; `text.scan` shows it folded, and with what is no figure blotted out.
2. `structure.head` parts head, body and foot; `structure.opening` says of which role and period the paper tells.
3. `structure.outline` makes a tree of its lines. `structure.items` walks it and hands each line on as a passage
   (`sentences.passage`) with the role and period of the headings above it (`grammar.roles`); `structure.news` does
   so where there is no outline, `tables.rows` with the rows of tables.
4. `sentences.statements` parts a passage where it turns from plan to result or to another time; `sentences.asides`
   takes out what is only compared with.
5. `grammar.money` finds the sums, each with its kind by the words around it (`grammar.money_kinds`);
   `sentences.costs` settles which are what a thing cost: `called_totals`, `givers`, `payers`, `supports`, `purposes`.
6. `sentences.passages` makes an activity of every cost, with its title, counts, source and reason, and totals of
   the others; `sentences.wholes` finds the sums that others add up to.

Each folder imports only those behind it: `apart` (all of it in a process with bounds), `paper` beside `formats`,
`structure`, `tables`, `sentences`, `grammar`, `text`.
"""
