// Builds the product into `dist`, unless what is there was built from just these sources: a start need
// not wait for it, and never takes files from under another process that serves them. Plain old
// JavaScript, as everything a Node that is too old must be able to read.
"use strict";

var createHash = require("crypto").createHash;
var fs = require("fs");
var path = require("path");
var spawnSync = require("child_process").spawnSync;

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
var PARTS = ["loader", "frame", "proactive", "panel", "console", "worker", "help", "server"];

/** Builds what is not up to date; the part that could not be built, or null. */
function build() {
  var now = fingerprint();
  if (readStamp() === now) return null;
  fs.rmSync(stamp, { force: true });
  var vite = path.join(root, "node_modules", "vite", "bin", "vite.js");
  for (var i = 0; i < PARTS.length; i += 1) {
    var args = [vite, "build", "--mode", PARTS[i]];
    if (spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status !== 0)
      return PARTS[i];
  }
  var learn = [
    at("dist/server/learn-demo.js"),
    at("knowledge/articles"),
    at("dist/demo-model.bin"),
  ];
  if (spawnSync(process.execPath, learn, { stdio: "inherit" }).status !== 0) return "demo's model";
  fs.writeFileSync(stamp, now);
  return null;
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
  var failed = build();
  if (failed !== null) process.exit(1);
}
