import type { ContentOptions } from '../../content/story';
import { isRecord } from '../../helpers/isRecord';
import type { FieldReading } from '../../parameters/inputProblem';
import { notText, oneOf } from '../../parameters/readField';
import { readText } from '../../parameters/text';
import { readSwitch } from '../../parameters/readSwitch';
import type { UploadOptions } from './uploadPictures';
import { readUrl } from '../../helpers/url';

/** What Content Options say: to the content pipeline, and about uploading pictures. */
export interface ContentSettings {
	options: Partial<ContentOptions>;
	uploads: UploadOptions;
}

const MAX_CONCURRENCY = 10;
const DEFAULT_CONCURRENCY = 3;

/** Reads the collection Content Options; what is not in it keeps its default. */
export function readContentOptions(input: unknown): FieldReading<ContentSettings> {
	const fields = isRecord(input) ? input : {};
	const problems: FieldReading<unknown>[] = [];
	const choice = <T extends string>(
		name: string,
		label: string,
		allowed: readonly T[],
	): { [field: string]: T } => {
		if (fields[name] === undefined) return {};
		const reading = oneOf(label, allowed, fields[name]);
		problems.push(reading);
		return reading.value === undefined ? {} : { [name]: reading.value };
	};
	const address = (name: string, label: string): { [field: string]: string } => {
		const reading = readAddress(label, fields[name]);
		problems.push(reading);
		return reading.value === undefined ? {} : { [name]: reading.value };
	};
	const canonicalLine = readSwitch('Canonical Line', fields.canonicalLine);
	const concurrency = readConcurrency(fields.concurrency);
	const whenMissing = oneOf(
		'If a Picture Is Missing',
		['stop', 'leaveOut'],
		fields.whenMissing ?? 'stop',
	);
	problems.push(canonicalLine, concurrency, whenMissing);
	const options: Partial<ContentOptions> = {
		...choice('titlePlacement', 'Title Placement', ['auto', 'always', 'never']),
		...choice('headings', 'Headings', ['byRank', 'keepLevels']),
		...choice('tables', 'Tables', ['code', 'list']),
		...choice('math', 'Formulas', ['code', 'picture']),
		...address('mathUrl', 'Formula Service URL'),
		...choice('mermaid', 'Mermaid Diagrams', ['code', 'picture']),
		...address('mermaidUrl', 'Diagram Service URL'),
		...choice('embeds', 'Embeds', ['link', 'remove']),
		...address('baseUrl', 'Base URL'),
		...choice('pictures', 'Pictures', ['keep', 'remove']),
		...choice('captions', 'Captions', ['fromTitle', 'none']),
		...choice('frontMatter', 'Front Matter', ['use', 'ignore']),
		...(canonicalLine.value === undefined ? {} : { canonicalLine: canonicalLine.value }),
	};
	const problem = problems.find((reading) => reading.problem)?.problem;
	if (problem) return { problem };
	return {
		value: {
			options,
			uploads: {
				concurrency: concurrency.value ?? DEFAULT_CONCURRENCY,
				whenMissing: whenMissing.value ?? 'stop',
			},
		},
	};
}

function readAddress(label: string, value: unknown): FieldReading<string> {
	const text = readText(value)?.trim();
	if (text === undefined) return { problem: notText(label) };
	if (text === '') return {};
	// What stands for the formula or diagram is no part of an address yet.
	if (/^https?:\/\//i.test(text) && readUrl(text.replace(/\{+\s*\w+\s*\}+/g, 'x'))) {
		return { value: text };
	}
	return {
		problem: {
			field: label,
			message: `${label} is not a web address`,
			description: `It has to start with https:// or http://. It reads “${text.slice(0, 80)}”.`,
		},
	};
}

function readConcurrency(value: unknown): FieldReading<number> {
	const count = value === undefined || value === '' ? DEFAULT_CONCURRENCY : Number(value);
	if (Number.isInteger(count) && count >= 1 && count <= MAX_CONCURRENCY) return { value: count };
	return {
		problem: {
			field: 'Uploads at a Time',
			message: `Uploads at a Time is not a whole number from 1 to ${MAX_CONCURRENCY}`,
			description: `Fill in how many pictures to upload at the same time, such as ${DEFAULT_CONCURRENCY}.`,
		},
	};
}
