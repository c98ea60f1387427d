import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { prepareStory } from '../../nodes/Medium/content';
import { toWarning } from '../../nodes/Medium/content/lib/warnings';
import { CODE_HINTS } from '../../nodes/Medium/transport/hints/codeHints';

const ROOT = path.join(__dirname, '../..');
const ARTICLES = 'examples/articles';

const readPage = (page: string): string => readFileSync(path.join(ROOT, page), 'utf8');

/** The code blocks of a page in this language, `''` for those without one. */
function blocksOf(page: string, language: string): string[] {
	return [...readPage(page).matchAll(/^```(\w*)\n([^]*?)^```$/gm)].flatMap(([, name, text = '']) =>
		name === language ? [text] : [],
	);
}

/** The JSON of a page; a text that is shortened in it is whole again if it is one of these. */
function jsonIn(page: string, whole: unknown[] = []): unknown[] {
	const restore = (_: string, value: unknown): unknown => {
		if (typeof value !== 'string' || value.length < 2 || !value.endsWith('…')) return value;
		const start = value.slice(0, -1);
		return whole.find((text) => String(text).startsWith(start)) ?? value;
	};
	return blocksOf(page, 'json').map((text) => JSON.parse(text, restore) as unknown);
}

/** What the sandbox prints of a story that was published, by its own code. */
function describeOutcome(outcome: object): string {
	const script = `
		const { describeOutcome } = await import(process.argv[1]);
		process.stdout.write(describeOutcome(JSON.parse(process.argv[2])));`;
	const report = pathToFileURL(path.join(ROOT, 'sandbox/start/report.ts')).href;
	return execFileSync(
		process.execPath,
		['--input-type=module', '--eval', script, report, JSON.stringify(outcome)],
		{ encoding: 'utf8', env: { ...process.env, INIT_CWD: ROOT } },
	);
}

it.each(['README.md', 'docs/sandbox.md'])(
	'%s shows what npm start prints of its example',
	(page) => {
		const file = path.join(ROOT, ARTICLES, 'a-week-of-quiet-automation.md');
		const { html, warnings, ...facts } = prepareStory(
			{ text: readFileSync(file, 'utf8'), format: 'markdown' },
			{ isOwnFile: () => true },
		);
		const [, id = ''] = /quiet-automation-([0-9a-f]{12})$/m.exec(readPage(page)) ?? [];
		const url = `http://127.0.0.1:3210/@mara.lindqvist/a-week-of-quiet-automation-${id}`;
		const pictures = html.match(/<img/g);
		const printed = describeOutcome({ file, warnings, local: { ...facts, url, pictures } });
		expect(printed).toContain('A Week of Quiet Automation');
		expect(blocksOf(page, '').filter((block) => block.includes(`${printed}\n`))).toHaveLength(1);
	},
);

it('docs/sandbox.md names every option of npm start', () => {
	const usage = readPage('sandbox/start/options.ts').match(/^ {2}--[\w-]+/gm) ?? [];
	const options = usage.map((option) => option.trim());
	const guide = readPage('docs/sandbox.md');
	// Another command stands for one of them, and the other is for programs.
	expect(options.filter((option) => !guide.includes(option))).toEqual(['--dev', '--json']);
});

it('docs/what-happens-to-your-text.md shows a warning as it is', () => {
	expect(jsonIn('docs/what-happens-to-your-text.md')).toEqual([toWarning('tableAsCode', 16)]);
});

it('docs/publishing-once.md shows what an item over the daily limit carries', () => {
	const { message: error, description } = CODE_HINTS.find(({ when }) => when.code === 1007) ?? {};
	expect(jsonIn('docs/publishing-once.md', [description])).toContainEqual({
		error,
		description,
		httpCode: '429',
	});
});

it('docs/without-a-token.md shows what becomes of its article', () => {
	const text = readPage(`${ARTICLES}/a-field-guide-to-village-wells.md`);
	const { from, warnings, tree: _, ...story } = prepareStory({ text, format: 'markdown' });
	const { title, subtitle, tags } = from;
	const shown = warnings.filter(({ code }) => code === 'tableAsCode');
	const whole = [story.html, ...shown.map(({ whatToDo }) => whatToDo)];
	expect(jsonIn('docs/without-a-token.md', whole)[0]).toEqual({
		...story,
		publishStatus: 'draft',
		from: { title, subtitle, tags, '…': '…' },
		warnings: shown,
	});
});
