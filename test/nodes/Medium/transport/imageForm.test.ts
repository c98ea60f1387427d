import { ImageForm, ImageSourceError } from '../../../../nodes/Medium/transport/imageForm';

/** Reads the form's only part, as axios does. */
async function readPart(form: ImageForm): Promise<string> {
	const [[name, part] = ['', {}]] = [...form];
	expect(name).toBe('image');
	const chunks: Uint8Array[] = [];
	for await (const chunk of (part as { stream(): AsyncIterable<Uint8Array> }).stream()) {
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString();
}

function formOf(size: number, ...chunks: string[]): ImageForm {
	return new ImageForm({
		fileName: 'a.png',
		mimeType: 'image/png',
		size,
		async *open() {
			for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
		},
	});
}

describe('ImageForm', () => {
	it('gives the whole picture each time it is read', async () => {
		const form = formOf(6, 'abc', 'def');
		expect(await readPart(form)).toBe('abcdef');
		expect(await readPart(form)).toBe('abcdef');
	});

	it.each([
		['shorter', 7, 'it should have 7 bytes, but has only 6'],
		['longer', 5, 'it should have 5 bytes, but has more'],
	])('stops at a picture that is %s than was announced', async (_what, size, message) => {
		const form = formOf(size, 'abc', 'def');
		const failure = form.failure();
		await expect(readPart(form)).rejects.toEqual(new ImageSourceError(message));
		await expect(failure).rejects.toEqual(new ImageSourceError(message));
	});

	it('looks like the web’s FormData to axios, which streams it then', () => {
		expect(Object.prototype.toString.call(formOf(1))).toBe('[object FormData]');
		expect(typeof formOf(1).append).toBe('function');
	});
});
