"""A page of Markdown to HTML with markdown-it-py."""
# suites: counts packages
# install: markdown-it-py==3.0.0
# compile: markdown_it mdurl
from markdown_it import MarkdownIt

PAGE = """# Title

A paragraph with *emphasis*, **strong words**, `code` and a [link](https://example.org/a?b=c "title").

- one
- two
  - nested with ![image](/i.png)

> A quotation
> of two lines.

1. first
2. second

| a | b |
|---|---|
| 1 | 2 |

```python
def f(x):
    return x
```
"""
renderer = MarkdownIt("commonmark").enable("table")


def unit():
    return renderer.render(PAGE)
