// Runs one of the comparisons that npm has on two files, and prints what it gives.
//
//   NODE_PATH=DIR/node_modules node node.cjs jsdiff|node-htmldiff|htmldiff-js OLD NEW

const { readFileSync } = require("fs");
const [what, ...files] = process.argv.slice(2);
const [before, after] = files.map((f) => readFileSync(f, "utf8"));

const tools = {
  // Words, and white space that differs is no change: its setting for prose.
  jsdiff: () =>
    JSON.stringify(require("diff").diffWords(before, after).map((p) => [p.added ? 1 : p.removed ? -1 : 0, p.value])),
  "node-htmldiff": () => require("node-htmldiff")(before, after),
  "htmldiff-js": () => require("htmldiff-js").default.execute(before, after),
};
process.stdout.write(tools[what]());
