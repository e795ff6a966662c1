// Run by the build: learns the demo shop's articles once, so that a new installation answers at once.
import { loadArticles } from "./load-articles.ts";
import { modelCache } from "./model-cache.ts";
import { train } from "./model/train.ts";

const [folder = "", file = ""] = process.argv.slice(2);
const { articles } = loadArticles(folder);
await modelCache(file).write(train(articles));
