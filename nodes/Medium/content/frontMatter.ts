import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';
import type { StoryFacts } from './story';
import type { WarningCode } from './warnings';
import { readUrl } from '../readUrl';

/** A text without its front matter, and what the front matter says. */
export interface FrontMatterReading {
	body: string;
	/** How many lines the front matter takes. */
	lines: number;
	facts: StoryFacts;
	remarks: Array<{ code: WarningCode; line: number; detail: string }>;
}

/** Larger ones are no front matter but a text between rules. */
const MAX_CHARACTERS = 64 * 1024;
const FENCE = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n/;

/**
 * Takes the front matter off a text: YAML between `---`, TOML between `+++`. Never throws: what is
 * broken is told with its line, and used as far as it can be read. A text between two rules that
 * holds no names and values is left where it is.
 */
export function readFrontMatter(source: string): FrontMatterReading {
	const none: FrontMatterReading = { body: source, lines: 0, facts: {}, remarks: [] };
	const fence = FENCE.exec(source);
	if (fence === null) return none;
	const block = findBlock(source, fence[0].length, fence[1] === '+++');
	if (block === undefined) return none;

	const { values, complaint } = fence[1] === '+++' ? readToml(block.text) : readYaml(block.text);
	if (Object.keys(values).length === 0 && (complaint === undefined || !looksLikeNames(block.text)))
		return none;
	const { facts, unclear } = toFacts(values);
	const remarks: FrontMatterReading['remarks'] =
		complaint !== undefined
			? [{ code: 'frontMatterBroken', line: complaint.line + 1, detail: complaint.message }]
			: unclear.map(([name, detail]) => ({
					code: 'frontMatterValue',
					line: lineOfName(block.text, name),
					detail: `${name}: ${detail}`,
				}));
	return {
		body: source.slice(block.end),
		lines: countLines(source.slice(0, block.end)),
		facts,
		remarks,
	};
}

interface Values {
	values: Record<string, unknown>;
	/** `line` counts from 1 within the block. */
	complaint?: { message: string; line: number };
}

function findBlock(
	source: string,
	start: number,
	isToml: boolean,
): { text: string; end: number } | undefined {
	const close = isToml
		? /^\+\+\+[ \t]*(?:\r?\n|(?![^]))/gm
		: /^(?:---|\.\.\.)[ \t]*(?:\r?\n|(?![^]))/gm;
	close.lastIndex = start;
	const found = close.exec(source.slice(0, start + MAX_CHARACTERS));
	return found === null
		? undefined
		: { text: source.slice(start, found.index), end: found.index + found[0].length };
}

function readYaml(block: string): Values {
	const { values, complaint } = parseYaml(block);
	// The commonest slip is a colon in a text without quotes: where YAML gives up, these are put on.
	return complaint === undefined
		? { values }
		: { values: { ...values, ...parseYaml(quoteTexts(block)).values }, complaint };
}

function parseYaml(block: string): Values {
	try {
		const document = parseDocument(block, {
			logLevel: 'silent',
			uniqueKeys: false,
			// Dates stay as they are written.
			schema: 'core',
		});
		const values = document.toJS({ maxAliasCount: 100 }) as unknown;
		const [error] = document.errors;
		return {
			values: isRecord(values) ? values : {},
			...(error && {
				complaint: { message: firstLine(error.message), line: error.linePos?.[0].line ?? 1 },
			}),
		};
	} catch (reason) {
		// Aliases that multiply, or nesting that exhausts the stack.
		return { values: {}, complaint: { message: messageOf(reason), line: 1 } };
	}
}

function quoteTexts(block: string): string {
	return block.replace(
		/^([\w-]+:[ \t]+)([^\s"'[{|>&*!%@`#][^\r\n]*)/gm,
		(_, name: string, value: string) => name + JSON.stringify(value.trim()),
	);
}

function readToml(block: string): Values {
	try {
		return { values: parseToml(block) };
	} catch (reason) {
		const line = isRecord(reason) && typeof reason.line === 'number' ? reason.line : 1;
		return { values: {}, complaint: { message: messageOf(reason), line } };
	}
}

/** Names that blogs and tools use, by what they say. The first that has a value counts. */
const NAMES = {
	title: ['title'],
	subtitle: ['subtitle', 'subTitle', 'sub_title'],
	canonicalUrl: ['canonicalUrl', 'canonical_url', 'canonicalURL', 'canonical-url', 'canonical'],
	license: ['license', 'licence'],
	publishStatus: ['publishStatus', 'publish_status', 'status'],
	publishedAt: ['publishedAt', 'published_at', 'date', 'pubDate', 'published'],
	coverImage: [
		...['coverImage', 'cover_image', 'cover', 'featured_image', 'featuredImage'],
		...['feature_image', 'hero_image', 'image', 'banner'],
	],
} as const;

type Unclear = Array<[name: string, detail: string]>;

function toFacts(values: Record<string, unknown>): { facts: StoryFacts; unclear: Unclear } {
	const unclear: Unclear = [];
	const read = <Value>(
		names: readonly string[],
		parse: (value: unknown) => Value | undefined,
	): Value | undefined => {
		for (const name of names) {
			const value = values[name];
			if (value === undefined || value === null || value === '') continue;
			const parsed = parse(value);
			if (parsed !== undefined) return parsed;
			// Both `published: true` and `published: 2024-05-01` are in use.
			if (typeof value !== 'boolean') unclear.push([name, show(value)]);
		}
		return undefined;
	};
	const facts: StoryFacts = {};
	const title = read(NAMES.title, toText);
	const subtitle = read(NAMES.subtitle, toText);
	const tags = toTags(values);
	const canonicalUrl = read(NAMES.canonicalUrl, toAddress);
	const license = read(NAMES.license, toLicense);
	const publishStatus = read(NAMES.publishStatus, toStatus) ?? statusOfSwitches(values);
	const publishedAt = read(NAMES.publishedAt, toTime);
	const coverImage = read(NAMES.coverImage, toPicture);
	if (title !== undefined) facts.title = title;
	if (subtitle !== undefined) facts.subtitle = subtitle;
	if (tags.length > 0) facts.tags = tags;
	if (canonicalUrl !== undefined) facts.canonicalUrl = canonicalUrl;
	if (license !== undefined) facts.license = license;
	if (publishStatus !== undefined) facts.publishStatus = publishStatus;
	if (publishedAt !== undefined) facts.publishedAt = publishedAt;
	if (coverImage !== undefined) facts.coverImage = coverImage;
	return { facts, unclear };
}

function toText(value: unknown): string | undefined {
	if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
		return String(value);
	return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() || undefined : undefined;
}

/** Tags before categories; a text is divided at its commas; a leading # is not part of a tag. */
function toTags(values: Record<string, unknown>): string[] {
	const all = ['tags', 'tag', 'keywords', 'categories', 'category'].flatMap((name) => {
		const value = values[name];
		const list: unknown[] = Array.isArray(value)
			? value
			: typeof value === 'string'
				? value.split(',')
				: [];
		return list.flatMap((one) => toText(one)?.replace(/^#+/, '') ?? []);
	});
	const seen = new Set<string>();
	return all.filter((tag) => {
		const key = tag.toLowerCase();
		return key !== '' && !seen.has(key) && seen.add(key);
	});
}

function toAddress(value: unknown): string | undefined {
	const address = toText(value) ?? '';
	return /^https?:\/\//i.test(address) && readUrl(address) ? address : undefined;
}

const LICENSES = new Set([
	...['all-rights-reserved', 'cc-40-by', 'cc-40-by-nc', 'cc-40-by-nc-nd', 'cc-40-by-nc-sa'],
	...['cc-40-by-nd', 'cc-40-by-sa', 'cc-40-zero', 'public-domain'],
]);

/** Medium's values, and the usual names of the same licences: “CC BY-SA 4.0”, “CC0”. */
function toLicense(value: unknown): string | undefined {
	const name = (toText(value) ?? '').toLowerCase().replace(/[\s_]+/g, '-');
	if (LICENSES.has(name)) return name;
	if (/^cc-?0/.test(name)) return 'cc-40-zero';
	const creative = /^cc-(by(?:-nc)?(?:-sa|-nd)?)(?:-4\.0)?$/.exec(name);
	return creative === null ? undefined : `cc-40-${creative[1]}`;
}

const STATUSES = new Map([
	...(['public', 'draft', 'unlisted'] as const).map((status) => [status, status] as const),
	['published', 'public'] as const,
	['publish', 'public'] as const,
]);

function toStatus(value: unknown): string | undefined {
	return (STATUSES as Map<unknown, string>).get((toText(value) ?? '').toLowerCase());
}

function statusOfSwitches({ draft, published }: Record<string, unknown>): string | undefined {
	if (typeof draft === 'boolean') return draft ? 'draft' : 'public';
	if (typeof published === 'boolean') return published ? 'public' : 'draft';
	return undefined;
}

function toTime(value: unknown): string | undefined {
	if (typeof value !== 'string' && !(value instanceof Date)) return undefined;
	const time = new Date(value);
	return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

/** An address or reference, also where it is a value of its own (`image: {src: …}`). */
function toPicture(value: unknown): string | undefined {
	if (isRecord(value)) return toText(value.src ?? value.url ?? value.image ?? value.path);
	return typeof value === 'string' ? toText(value) : undefined;
}

function looksLikeNames(block: string): boolean {
	return /^\s*(?:#.*\n\s*)*[\w-]+[ \t]*[:=]/.test(block);
}

/** In the whole source, where the fence is line 1. */
function lineOfName(block: string, name: string): number {
	const before = block.split('\n').findIndex((line) => line.trimStart().startsWith(name));
	return Math.max(before, 0) + 2;
}

function countLines(text: string): number {
	return text.split('\n').length - 1;
}

function show(value: unknown): string {
	return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function firstLine(message: string): string {
	return message.split('\n', 1)[0]!.replace(/:$/, '');
}

function messageOf(reason: unknown): string {
	return firstLine(reason instanceof Error ? reason.message : String(reason));
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
