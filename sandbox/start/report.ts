/** What `npm start` prints: text for users, or a line of JSON for programs. */
import { relative } from 'node:path';
import type { Publication } from '../engine/publishArticles.ts';
import { SANDBOX_TOKEN } from '../medium/seed.ts';
import type { LocalStory } from './localStory.ts';
import type { Sandbox } from './run.ts';

/** The result of publishing a file, with the story in the local Medium if it was published. */
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

/** The shortest path that the user can type. */
function nameOf(file: string): string {
	const path = relative(process.env['INIT_CWD'] ?? process.cwd(), file);
	return path === '' || path.startsWith('..') ? file : path;
}

/** The result of one file, as text. */
export function describeOutcome(outcome: Outcome): string {
	const name = nameOf(outcome.file);
	if (!outcome.local) {
		const { problem = 'The Medium node did not publish it.', whatToDo } = outcome as {
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

/** The story that a real n8n published, as text. */
export function describeStory(story: LocalStory): string {
	return [`\nPublished through n8n: "${story.title}"`, ...describeFacts(story)].join('\n');
}

/** The addresses and passwords of the sandbox, as text. */
export function describeSandbox({ editor, medium, proxy, files, chat, log }: Sandbox): string {
	return `
n8n                   ${editor.url}
  email               ${editor.email}
  password            ${editor.password}
  log                 ${log}
  workflow files      ${files}
  Slack messages      ${chat}

The local Medium      ${medium.url}
  access token        ${SANDBOX_TOKEN}

To connect the OAuth2 credential, open the editor in a browser that uses the local Medium as medium.com:
  chromium --user-data-dir=${`${files}/../browser`} --proxy-server=${proxy.url} \\
    --ignore-certificate-errors-spki-list=${proxy.fingerprint} ${editor.url}
`;
}

/** The same as one line of JSON. */
export function sandboxAsJson(
	{ n8n: _, provisioned, ...plain }: Sandbox,
	story: LocalStory | undefined,
): string {
	return JSON.stringify({ ...plain, ...(story && { story }), ...provisioned });
}

/** Says that n8n was restarted, as text. */
export function describeRestart(pid: number): string {
	return `n8n ended and was restarted (process ${pid}).`;
}

/** The same as one line of JSON. */
export function restartAsJson(pid: number): string {
	return JSON.stringify({ n8n: { pid } });
}
