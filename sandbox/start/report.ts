import { join } from 'node:path';
import { SANDBOX_TOKEN } from '../medium/seed.ts';
import type { Sandbox } from './run.ts';

/** What was published, for a person who does not stay to look (--once). */
export function describeStory({ furnished }: Sandbox): string {
	if (!furnished) return '';
	const { story } = furnished;
	return `
Published through n8n: "${story.title}"
  the story           ${story.url}
  tags                ${story.tags.join(', ')}
  canonical link      ${story.canonicalUrl}
  pictures            ${story.pictures.join(', ')}
`;
}

/** What to open, for a person. */
export function describeSandbox({
	editor,
	medium,
	proxy,
	furnished,
	files,
	chat,
	log,
}: Sandbox): string {
	const published = furnished
		? `Published through n8n: "${furnished.story.title}"
  the story           ${furnished.story.url}
  all stories         ${medium.url}`
		: `The local Medium      ${medium.url}
  its token           ${SANDBOX_TOKEN}`;
	return `
${published}

n8n                   ${editor.url}
  e-mail              ${editor.email}
  password            ${editor.password}
  log                 ${log}
  files of workflows  ${files}
  messages to a chat  ${chat}

To connect the OAuth2 credential, open the editor in a browser for which medium.com is the local one:
  chromium --user-data-dir=${join(files, '..', 'browser')} --proxy-server=${proxy.url} \\
    --ignore-certificate-errors-spki-list=${proxy.fingerprint} ${editor.url}
`;
}

/** The same for a program: one line of JSON. */
export function sandboxAsJson(sandbox: Sandbox): string {
	const { n8n: _, furnished, ...plain } = sandbox;
	return JSON.stringify({ ...plain, ...furnished });
}

/** That n8n is up again, for a person. */
export function describeRestart(pid: number): string {
	return `n8n had ended and is up again (process ${pid}).`;
}

/** The same for a program: one line of JSON. */
export function restartAsJson(pid: number): string {
	return JSON.stringify({ n8n: { pid } });
}
