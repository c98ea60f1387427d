/**
 * Prints how many milliseconds the built node takes to load in a process that, like n8n, has already
 * loaded n8n-workflow. Usage: `node loadTime.mjs FILE`
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('n8n-workflow');
const start = performance.now();
require(process.argv[2]);
console.log(JSON.stringify(performance.now() - start));
