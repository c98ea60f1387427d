import { isRecord } from '../../helpers/isRecord';
import { readUrl } from '../../helpers/url';
import { isLicense, type License } from '../licenses';
import type { PublishStatus, StoryFacts } from '../story';

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

/**
 * Understands names and values as blogs and tools write them.
 *
 * @returns what is known of the story, and the names of values that say nothing
 */
export function readFacts(values: Record<string, unknown>): {
	facts: StoryFacts;
	unclear: Unclear;
} {
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

/** Medium's values, and the usual names of the same licenses: “CC BY-SA 4.0”, “CC0”. */
function toLicense(value: unknown): License | undefined {
	const name = (toText(value) ?? '').toLowerCase().replace(/[\s_]+/g, '-');
	if (isLicense(name)) return name;
	if (/^cc-?0/.test(name)) return 'cc-40-zero';
	const creative = /^cc-(by(?:-nc)?(?:-sa|-nd)?)(?:-4\.0)?$/.exec(name);
	const license = `cc-40-${creative?.[1]}`;
	return isLicense(license) ? license : undefined;
}

/** What statuses are called. */
const STATUSES: ReadonlyMap<string, PublishStatus> = new Map([
	['public', 'public'],
	['published', 'public'],
	['publish', 'public'],
	['draft', 'draft'],
	['unlisted', 'unlisted'],
]);

function toStatus(value: unknown): PublishStatus | undefined {
	return STATUSES.get((toText(value) ?? '').toLowerCase());
}

function statusOfSwitches({
	draft,
	published,
}: Record<string, unknown>): PublishStatus | undefined {
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

function show(value: unknown): string {
	return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
