import type { IDataObject } from 'n8n-workflow';

import { formatOf, readTextFile } from '../../../../../nodes/Medium/actions/post/readContent';
import { answerMe, medium, postAnswer, runMedium, USER_ID } from '../../../../support/mediumNode';
import { goOffline } from '../../../../support/offline';
import { parametersOf, refusalOf } from '../../../../support/parameters';

const PARAMETERS = parametersOf({});
const TEXT = 'Grüße 🙂 – 你好';
const utf16 = (text: string, bigEndian = false): Buffer => {
	const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
	return bigEndian ? bytes.swap16() : bytes;
};

describe('readTextFile', () => {
	it.each([
		['UTF-8', Buffer.from(TEXT)],
		['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`)],
		['UTF-16, as Windows writes it', utf16(TEXT)],
		['UTF-16, the other way round', utf16(TEXT, true)],
	])('reads %s', (_what, bytes) => {
		expect(readTextFile(PARAMETERS, bytes)).toBe(TEXT);
	});

	it.each([
		['an empty file', Buffer.alloc(0), ''],
		['nothing but a byte order mark', Buffer.from('\uFEFF'), ''],
		['a second byte order mark, which is text', Buffer.from('\uFEFF\uFEFFa'), '\uFEFFa'],
		['line ends as they are', Buffer.from('a\r\nb\n'), 'a\r\nb\n'],
	])('reads %s', (_what, bytes, text) => {
		expect(readTextFile(PARAMETERS, bytes)).toBe(text);
	});

	it.each([
		['Latin-1', Buffer.from('Grüße', 'latin1')],
		['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
		['UTF-8 that is cut within a character', Buffer.from(TEXT).subarray(0, -1)],
		['UTF-16 that is cut within a character', utf16(TEXT).subarray(0, -1)],
		['half of a surrogate pair', Buffer.from([0xff, 0xfe, 0x3d, 0xd8])],
	])('refuses %s instead of publishing what was not written', (_what, bytes) => {
		expect(refusalOf(() => readTextFile(PARAMETERS, bytes))).toMatchObject({
			message: expect.stringContaining('Input Binary Field') as string,
			description: expect.stringContaining('UTF-8') as string,
		});
	});
});

describe('formatOf', () => {
	it.each([
		['story.md', 'markdown'],
		['STORY.MD', 'markdown'],
		['story.markdown', 'markdown'],
		['story.mdown', 'markdown'],
		['story.mkd', 'markdown'],
		['story.txt', 'markdown'],
		['story.html', 'html'],
		['Story.HTM', 'html'],
		['story.xhtml', 'html'],
		['story.v2.html.md', 'markdown'],
		['.md', 'markdown'],
		['folder.html/story.md', 'markdown'],
		['C:\\stories\\story.html', 'html'],
	])('goes by the ending of %s', (fileName, format) => {
		expect(formatOf(PARAMETERS, { fileName, mimeType: 'application/octet-stream' })).toBe(format);
	});

	it.each([
		['text/markdown', 'markdown'],
		['text/x-markdown', 'markdown'],
		['text/plain; charset=utf-8', 'markdown'],
		['TEXT/HTML', 'html'],
		['application/xhtml+xml', 'html'],
	])('goes by the type %s where there is no ending', (mimeType, format) => {
		expect(formatOf(PARAMETERS, { mimeType })).toBe(format);
		expect(formatOf(PARAMETERS, { fileName: 'story', mimeType })).toBe(format);
		expect(formatOf(PARAMETERS, { fileName: 'folder.pdf/story', mimeType })).toBe(format);
	});

	it('goes by n8n’s file extension where the name has none', () => {
		expect(formatOf(PARAMETERS, { fileExtension: 'md', mimeType: 'x/y' })).toBe('markdown');
	});

	it.each<[string, Parameters<typeof formatOf>[1]]>([
		['another ending', { fileName: 'story.pdf', mimeType: 'text/markdown' }],
		['another type', { fileName: 'story', mimeType: 'application/pdf' }],
		['an ending that names something of every object', { fileName: 'a.constructor', mimeType: '' }],
		['nothing', { mimeType: '' }],
	])('does not guess from %s', (_what, file) => {
		expect(refusalOf(() => formatOf(PARAMETERS, file))).toMatchObject({
			description: expect.stringContaining('Choose Markdown or HTML in Content Format') as string,
		});
	});
});

describe('the text of a story', () => {
	goOffline();

	const parameters = {
		resource: 'post',
		operation: 'create',
		title: 'A title',
		contentSource: 'binary',
		contentFormat: 'fileName',
		formatForMedium: false,
	};
	const sends = (content: string, contentFormat: string): void => {
		answerMe();
		medium()
			.post(
				`/users/${USER_ID}/posts`,
				(body: IDataObject) => body.content === content && body.contentFormat === contentFormat,
			)
			.reply(201, postAnswer());
	};

	it.each(['memory', 'filesystem'] as const)('comes from a file that is in %s', async (binary) => {
		sends(TEXT, 'html');
		const { error } = await runMedium({
			parameters,
			binary,
			input: [
				{
					json: {},
					binary: { data: { content: utf16(TEXT), mimeType: 'text/html', fileName: 'a.html' } },
				},
			],
		});
		expect(error).toBeUndefined();
	});

	it('is what the user says, not what the file’s name says', async () => {
		sends(TEXT, 'markdown');
		const { error } = await runMedium({
			parameters: { ...parameters, contentFormat: 'markdown' },
			input: [
				{
					json: {},
					binary: { data: { content: TEXT, mimeType: 'text/html', fileName: 'a.html' } },
				},
			],
		});
		expect(error).toBeUndefined();
	});

	it('is not there when the item has no file', async () => {
		const { error } = await runMedium({ parameters });
		expect(error).toMatchObject({ context: { itemIndex: 0 } });
		expect(error?.message).toContain("'data'");
	});
});
