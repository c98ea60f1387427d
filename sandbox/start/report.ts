/** What `npm start` prints: for a person, or for a program as a line of JSON. */
import { relative } from 'node:path';
import type { Publication } from '../engine/publishArticles.ts';
import { SANDBOX_TOKEN } from '../medium/seed.ts';
import type { LocalStory } from './localStory.ts';
import type { Sandbox } from './run.ts';

/** A file that was published, or why it was not; the story as the local Medium has it. */
export type Outcome = Publication & { local?: LocalStory };

function describeWarnings(publication: Publication): string[] {
	if (!('warnings' in publication)) return [];
	return publication.warnings.flatMap(({ line, message, whatToDo }) => [
		`  warning             ${line === undefined ? '' : `line ${line}: `}${message}.`,
		...(whatToDo ? [`                      ${whatToDo}`] : []),
	]);
}

function describeFacts({ url, tags, canonicalUrl, pictures }: LocalStory): string[] {
	return [
		`  the story           ${url}`,
		`  tags                ${tags.join(', ') || 'none'}`,
		`  canonical link      ${canonicalUrl || 'none'}`,
		`  pictures            ${pictures.length}`,
	];
}

/** As short as it can be typed. */
function nameOf(file: string): string {
	const path = relative(process.env['INIT_CWD'] ?? process.cwd(), file);
	return path === '' || path.startsWith('..') ? file : path;
}

/** One published or refused file, for a person. */
export function describeOutcome(outcome: Outcome): string {
	const name = nameOf(outcome.file);
	if (!outcome.local) {
		const { problem = 'It was not published.', whatToDo } = outcome as {
			problem?: string;
			whatToDo?: string;
		};
		return [
			`\nNot published: ${name}`,
			`  ${problem.replace(/[.]?$/, '.')}`,
			...(whatToDo ? [`  ${whatToDo}`] : []),
		].join('\n');
	}
	return [
		`\nPublished ${name}: "${outcome.local.title}"`,
		...describeFacts(outcome.local),
		...describeWarnings(outcome),
	].join('\n');
}

/** The story that a real n8n published, for a person. */
export function describeStory(story: LocalStory): string {
	return [`\nPublished through n8n: "${story.title}"`, ...describeFacts(story)].join('\n');
}

/** What to open, for a person. */
export function describeSandbox({ editor, medium, proxy, files, chat, log }: Sandbox): string {
	return `
n8n                   ${editor.url}
  e-mail              ${editor.email}
  password            ${editor.password}
  log                 ${log}
  files of workflows  ${files}
  messages to a chat  ${chat}

The local Medium      ${medium.url}
  its token           ${SANDBOX_TOKEN}

To connect the OAuth2 credential, open the editor in a browser for which medium.com is the local one:
  chromium --user-data-dir=${`${files}/../browser`} --proxy-server=${proxy.url} \\
    --ignore-certificate-errors-spki-list=${proxy.fingerprint} ${editor.url}
`;
}

/** The same for a program: one line of JSON. */
export function sandboxAsJson(
	{ n8n: _, furnished, ...plain }: Sandbox,
	story: LocalStory | undefined,
): string {
	return JSON.stringify({ ...plain, ...(story && { story }), ...furnished });
}

/** That n8n is up again, for a person. */
export function describeRestart(pid: number): string {
	return `n8n had ended and is up again (process ${pid}).`;
}

/** The same for a program: one line of JSON. */
export function restartAsJson(pid: number): string {
	return JSON.stringify({ n8n: { pid } });
}
