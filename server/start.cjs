// What `npm start` runs: builds the product and serves it from this one process. Plain old
// JavaScript, so that a Node that is too old can still read it and say so.
"use strict";

var LEAST = [20, 19];
var version = process.versions.node.split(".").map(Number);

if (version[0] < LEAST[0] || (version[0] === LEAST[0] && version[1] < LEAST[1])) {
  console.error(
    "Cascade needs Node " +
      LEAST.join(".") +
      " or later; this is " +
      process.versions.node +
      ". Install a newer Node from nodejs.org and start again.",
  );
  process.exit(1);
}

require("./build.cjs")(function (failed) {
  if (failed !== null) {
    console.error("The " + failed + " could not be built. Run `npm ci` and start again.");
    process.exit(1);
  }
  import("../dist/server/main.js");
});
