package permalink

// RedactionsMarkdown is the register of all redactions as Markdown.
const RedactionsMarkdown = Redactions + "index.md"
