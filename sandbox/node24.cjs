/**
 * Makes sure that what follows in an npm script runs on Node.js 24 or newer: npm puts
 * node_modules/.bin first in the PATH, and `npm ci` has installed Node.js 24 for this machine
 * (sandbox/package.json, optionalDependencies). npm 11 links it there; npm 10 does not, as there is
 * one for each platform by the same name. Run by `npm run node24`, in a shell of its own, as shells
 * remember where they found `node`.
 */
const { existsSync, mkdirSync, rmSync, symlinkSync } = require('node:fs');
const path = require('node:path');

const WANTED = 24;
const MODULES = path.join(__dirname, '..', 'node_modules');

function installedProgram() {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	const name = process.platform === 'win32' ? 'node.exe' : 'node';
	const program = path.join(MODULES, `node-${platform}-${process.arch}`, 'bin', name);
	return existsSync(program) ? program : undefined;
}

function linkProgram(program) {
	const folder = path.join(MODULES, '.bin');
	const link = path.join(folder, path.basename(program));
	mkdirSync(folder, { recursive: true });
	rmSync(link, { force: true });
	symlinkSync(path.relative(folder, program), link);
}

if (Number.parseInt(process.versions.node, 10) < WANTED) {
	const program = installedProgram();
	if (program) {
		linkProgram(program);
	} else {
		process.stderr.write(
			`This needs Node.js ${WANTED} or newer, and this is ${process.versions.node}. On Linux and Windows npm ci installs it; run that first. Elsewhere install Node.js ${WANTED} (nodejs.org) and run this again.\n`,
		);
		process.exitCode = 1;
	}
}
