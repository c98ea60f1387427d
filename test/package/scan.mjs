/**
 * Runs n8n's own scan of community packages on a folder and prints every finding as JSON. Includes
 * warnings, which the scan's own report does not count. Usage: `node scan.mjs FOLDER [sources]`
 */
import { createRequire } from 'node:module';

const SCANNER = import.meta.resolve('@n8n/scan-community-package/scanner/scanner.mjs');
const { buildScanConfig, SOURCE_FILE_PATTERNS } = await import(SCANNER);
const { ESLint } = createRequire(SCANNER)('eslint');

const [folder, what] = process.argv.slice(2);
const eslint = new ESLint({
	cwd: folder,
	allowInlineConfig: false,
	overrideConfigFile: true,
	overrideConfig: await buildScanConfig(),
});
const patterns = what === 'sources' ? SOURCE_FILE_PATTERNS : ['**/*.{js,ts,json}'];
const results = await eslint.lintFiles(patterns);
console.log(
	JSON.stringify({
		files: results.length,
		findings: results.flatMap(({ filePath, messages }) =>
			messages.map(({ line, message, ruleId }) => `${filePath}:${line} ${message} (${ruleId})`),
		),
	}),
);
