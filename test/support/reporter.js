/**
 * What `npm test` and the other commands print of jest: one line that says how far it is, redrawn in
 * a terminal and repeated now and then elsewhere, every failure in full as soon as its file is done,
 * and at the end how many tests there were.
 */
const path = require('node:path');

const REDRAW_MS = 1_000;
const REPEAT_MS = 15_000;
/** To the beginning of the line, and nothing left of it. */
const CLEAR = '\r\u001b[K';

const count = (number, what) => `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;

/** @implements {import('@jest/reporters').Reporter} */
module.exports = class Reporter {
	#passed = 0;
	#failed = 0;
	#filesDone = 0;
	#files = 0;
	#started = 0;
	/** What did not pass: the full name of a test, or a file that could not be run. */
	#broken = [];
	#timer;
	#output = process.stdout;
	#root;

	constructor({ rootDir }) {
		this.#root = rootDir;
	}

	onRunStart({ numTotalTestSuites }) {
		this.#files = numTotalTestSuites;
		this.#started = Date.now();
		const { isTTY } = this.#output;
		this.#timer = setInterval(
			() => this.#print(isTTY ? `${CLEAR}${this.#describe()}` : `${this.#describe()}\n`),
			isTTY ? REDRAW_MS : REPEAT_MS,
		);
	}

	/** As soon as a test is done: a file may have hundreds. */
	onTestCaseResult(_test, { status }) {
		if (status === 'passed') this.#passed++;
		if (status === 'failed') this.#failed++;
	}

	onTestResult({ path: file }, { testExecError, failureMessage, testResults, console: said }) {
		this.#filesDone++;
		const name = path.relative(this.#root, file);
		for (const { message, type } of said ?? []) this.#say(`${name} (${type}): ${message}`);
		if (!failureMessage) return;
		if (testExecError) this.#failed++;
		const failed = testResults.filter(({ status }) => status === 'failed');
		this.#broken.push(...failed.map(({ fullName }) => `${name}: ${fullName}`));
		if (failed.length === 0) this.#broken.push(name);
		this.#say(`${name}\n\n${failureMessage}`);
	}

	onRunComplete() {
		clearInterval(this.#timer);
		this.#say(this.#describe());
		if (this.#broken.length > 0) this.#say(['Failed:', ...this.#broken].join('\n  '));
		const totals = { passed: this.#passed, failed: this.#failed };
		// What else `npm test` checks may not be done yet: its closing line comes after all.
		if (process.send) process.send(totals);
		else this.#say(describeTotals(totals));
	}

	#describe() {
		const seconds = Math.round((Date.now() - this.#started) / 1000);
		return [
			count(this.#passed + this.#failed, 'test'),
			`${this.#filesDone} of ${count(this.#files, 'file')}`,
			`${this.#failed} failed`,
			`${seconds} s`,
		].join(', ');
	}

	#say(text) {
		this.#print(`${this.#output.isTTY ? CLEAR : ''}${text}\n`);
	}

	#print(text) {
		this.#output.write(text);
	}
};

/** The line that a command ends with. A file that could not be run counts as a test that failed. */
function describeTotals({ passed, failed }) {
	return `Tests: ${passed} passed, ${failed} failed`;
}

module.exports.describeTotals = describeTotals;
