const { spawn } = require('node:child_process');
const path = require('node:path');
const { describeTotals } = require('./reporter.js');

const ROOT = path.join(__dirname, '../..');
const CLEAR = process.stdout.isTTY ? '\r\u001b[K' : '';

/**
 * A part of a command: a program with its arguments. What it prints is shown when it fails; of jest,
 * whose reporter says by message how many tests there were, at once.
 *
 * @typedef {{ name: string, program: string, args: string[], env?: Record<string, string>, isJest?: boolean }} Part
 */

/**
 * Runs lists of parts beside each other, each list one part after the other, and ends with the
 * number of tests. All parts are run, whichever fail; the exit code is 1 then.
 *
 * @param {Part[][]} lists
 */
module.exports = async function runParts(lists) {
	const failed = [];
	let totals;
	const runList = async (parts) => {
		for (const part of parts) {
			const started = Date.now();
			const { isPassed, output, message } = await runPart(part);
			totals ??= message;
			if (!isPassed) failed.push(part.name);
			if (part.isJest) continue;
			const seconds = Math.round((Date.now() - started) / 1000);
			say(
				isPassed ? `${part.name}: ${seconds} s` : `${output}\n${part.name}: FAILED, ${seconds} s`,
			);
		}
	};
	await Promise.all(lists.map(runList));
	if (failed.length > 0) {
		process.exitCode = 1;
		say(`Failed: ${failed.join(', ')}`);
	}
	if (totals) say(describeTotals(totals));
};

function runPart({ program, args, env, isJest = false }) {
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, {
			cwd: ROOT,
			env: { ...process.env, ...env },
			shell: process.platform === 'win32',
			stdio: isJest ? ['ignore', 'inherit', 'inherit', 'ipc'] : ['ignore', 'pipe', 'pipe'],
		});
		let output = '';
		let message;
		for (const stream of [child.stdout, child.stderr]) {
			stream?.setEncoding('utf8').on('data', (text) => (output += text));
		}
		child.on('message', (totals) => (message = totals));
		child.on('error', reject);
		child.on('close', (code) => resolve({ isPassed: code === 0, output, message }));
	});
}

/** In a terminal jest's line about its progress is at the cursor. */
function say(text) {
	process.stdout.write(`${CLEAR}${text}\n`);
}
