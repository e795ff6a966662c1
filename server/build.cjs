// Builds the product into `dist`, unless what is there was built from just these sources: a start need
// not wait for it, and never takes files from under another process that serves them. Plain old
// JavaScript, as everything a Node that is too old must be able to read.
"use strict";

var createHash = require("crypto").createHash;
var fs = require("fs");
var os = require("os");
var path = require("path");
var spawn = require("child_process").spawn;

var root = path.join(__dirname, "..");
var stamp = path.join(root, "dist", "built-from");
var SOURCES = [
  "server",
  "widget",
  "agent-console",
  "knowledge",
  "vite.config.ts",
  "package-lock.json",
];
var PARTS = ["console", "panel", "loader", "frame", "proactive", "worker", "help"];
/** Parts that are built at the same time. */
var AT_ONCE = Math.min(4, os.cpus().length || 1);

/** Builds what is not up to date; `done` is given the part that could not be built, or null. */
function build(done) {
  var now = fingerprint();
  if (readStamp() === now) return done(null);
  fs.rmSync(stamp, { force: true });
  // First, for it learns the demo shop's articles, which takes as long as all other parts.
  buildAll([part("server")], function (failed) {
    if (failed !== null) return done(failed);
    buildAll([demoModel()].concat(PARTS.map(part)), function (other) {
      if (other === null) fs.writeFileSync(stamp, now);
      done(other);
    });
  });
}

function part(name) {
  return { name: name, args: [at("node_modules/vite/bin/vite.js"), "build", "--mode", name] };
}

function demoModel() {
  var args = ["dist/server/learn-demo.js", "knowledge/articles", "dist/demo-model.bin"].map(at);
  return { name: "demo's model", args: args };
}

/** Some at a time; with one that fails no more are begun. */
function buildAll(parts, done) {
  var waiting = parts.slice();
  var running = 0;
  var failed = null;
  function ended(name, code) {
    running -= 1;
    if (code !== 0) failed = failed || name;
    next();
  }
  function next() {
    while (failed === null && running < AT_ONCE && waiting.length > 0) begin(waiting.shift());
    if (running === 0) done(failed);
  }
  function begin(one) {
    running += 1;
    var child = spawn(process.execPath, one.args, { cwd: root, stdio: "inherit" });
    // One that could not even be begun is closed too, with a code.
    child.once("error", function () {});
    child.once("close", function (code) {
      ended(one.name, code);
    });
  }
  next();
}

function at(name) {
  return path.join(root, name);
}

function readStamp() {
  try {
    return fs.readFileSync(stamp, "utf8");
  } catch {
    return null;
  }
}

function fingerprint() {
  var hash = createHash("sha256");
  SOURCES.forEach(function (source) {
    add(hash, path.join(root, source));
  });
  return hash.digest("hex");
}

function add(hash, file) {
  if (fs.statSync(file).isDirectory()) {
    fs.readdirSync(file)
      .sort()
      .forEach(function (name) {
        add(hash, path.join(file, name));
      });
    return;
  }
  hash
    .update(path.relative(root, file) + "\0")
    .update(fs.readFileSync(file))
    .update("\0");
}

module.exports = build;

if (require.main === module) {
  build(function (failed) {
    if (failed !== null) process.exit(1);
  });
}
