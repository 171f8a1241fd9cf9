"""The report: a folder of static pages with everything that is known, and the data behind them.

`building` puts the pages and files together, `writing` puts them into a folder; `places` says
where each page stands, `quoting` where each quotation is found, `content` turns what the
analyses give into tables with links, `pages` fills in the templates, `downloads` makes the data.
"""
