"""Rules that say of a site's pages where the article is: picks of rule files, and rules that others wrote.

FiveFilters' site patterns (`patterns`, XPath in `xpath`) and the cosmetic filters of EasyList (`cosmetic`, selectors in `css`)
are read as they are.  `apply` says what they make of a page: which elements are removed, and what is an article.  Nothing is fetched,
and nothing of a pattern runs but the functions of this package.
"""
