/**
 * Prints the notes of a release: the CHANGELOG's section of the version that a tag names.
 * `node .github/releaseNotes.mjs v1.2.3`, in the package's folder. Ends with 1 and says why when
 * package.json has another version, or the CHANGELOG has no section of it that says something.
 */
import { readFile } from 'node:fs/promises';

/** `## 1.2.3 - 2026-01-31`, also with the version as a link. A version without a day is not released. */
const HEADING = /^## \[?([^\s[\]]+)\]?(?:\([^)]*\))? - \d{4}-\d{2}-\d{2}\s*$/;
/** `[1.2.3]: https://…`: where a link leads, as Keep a Changelog has it at the end of the file. */
const LINK_TARGET = /^(\[[^\]]+\]): \S/;

/** The text below each heading of a version, in the file's order. */
function readSections(lines) {
	const sections = [];
	for (const line of lines) {
		if (line.startsWith('## ')) sections.push({ version: HEADING.exec(line)?.[1], lines: [] });
		else sections.at(-1)?.lines.push(line);
	}
	return sections;
}

/** @throws Error in plain words */
function readReleaseNotes(changelog, version) {
	const lines = changelog.split(/\r?\n/);
	const sections = readSections(lines.filter((line) => !LINK_TARGET.test(line)));
	const found = sections.filter((section) => section.version === version);
	if (found.length === 0) {
		throw new Error(`CHANGELOG.md has no section "## ${version} - YYYY-MM-DD".`);
	}
	if (found.length > 1) throw new Error(`CHANGELOG.md has ${found.length} sections of ${version}.`);
	const [section] = found;
	if (section.lines.every((line) => line.trim() === '' || line.startsWith('#'))) {
		throw new Error(`CHANGELOG.md's section of ${version} is empty.`);
	}
	const notes = section.lines.join('\n').trim();
	const targets = lines.filter((line) => {
		const [, link] = LINK_TARGET.exec(line) ?? [];
		return link !== undefined && notes.includes(link);
	});
	return [notes, ...(targets.length > 0 ? ['', ...targets] : [])].join('\n');
}

try {
	const [tag = ''] = process.argv.slice(2);
	const [, version] = /^v(\d+\.\d+\.\d+(?:-[\w.-]+)?)$/.exec(tag) ?? [];
	if (version === undefined) throw new Error('it needs a tag such as v1.2.3.');
	const packageJson = JSON.parse(await readFile('package.json', 'utf8'));
	if (packageJson.version !== version) {
		throw new Error(`the tag is ${tag}, but package.json has version ${packageJson.version}.`);
	}
	console.log(readReleaseNotes(await readFile('CHANGELOG.md', 'utf8'), version));
} catch (error) {
	console.error(`No release: ${error.message}`);
	process.exitCode = 1;
}
