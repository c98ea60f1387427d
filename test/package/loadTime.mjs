/**
 * Prints how long the built node takes to load, in milliseconds, in a process that has n8n-workflow
 * loaded already, as n8n has. `node loadTime.mjs FILE`
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('n8n-workflow');
const start = performance.now();
require(process.argv[2]);
console.log(JSON.stringify(performance.now() - start));
