package permalink

// Markdown is what the page at an address says, as Markdown.
func Markdown(page string) string { return page + "index.md" }

// LLMs is the list of what the site has for programs that read text, as llmstxt.org describes it.
const LLMs = "/llms.txt"
