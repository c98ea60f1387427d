import type { Element } from 'hast';
import { property } from '../lib/tree';

/** What stands in a picture's place until a script brings the picture. */
const STAND_IN =
	/^data:image\/(?:gif|svg|png;base64,iVBORw0KGgo.{0,90}$)|(?:placeholder|spacer|blank|loading|lazy)[^/]*\.(?:gif|png|svg)$/i;
const LAZY = ['dataSrc', 'dataLazySrc', 'dataOriginal', 'dataOrigFile', 'dataLazy', 'dataFullUrl'];
const LAZY_SETS = ['dataSrcset', 'dataSrcSet', 'dataLazySrcset', 'srcSet'];

/** Pictures of one dot, by which Medium and others count readers. */
export function isCounter(image: Element): boolean {
	const isDot = ['width', 'height'].every((side) => {
		const length = property(image, side);
		return length === '1' || length === '0' || length === '1px';
	});
	return isDot || /^https?:\/\/medium\.com\/_\/stat\b/i.test(property(image, 'src'));
}

/** Where the picture may be, what is most likely the real one first. */
export function sourcesOf(image: Element): string[] {
	const own = property(image, 'src');
	const lazy = LAZY.map((name) => property(image, name));
	const sets = LAZY_SETS.flatMap((name) => largestOf(setOf(image, name)));
	const inOrder =
		STAND_IN.test(own) || own.trim() === '' ? [...lazy, ...sets, own] : [own, ...lazy, ...sets];
	return inOrder.filter((source) => source.trim() !== '');
}

function setOf(image: Element, name: string): string {
	const value = image.properties[name];
	return Array.isArray(value) ? value.join(', ') : property(image, name);
}

/** The largest of several sizes: `a.jpg 300w, b.jpg 1024w`. */
function largestOf(set: string): string[] {
	const sizes = set
		.split(/,\s+/)
		.map((one) => /^\s*(\S+)(?:\s+([\d.]+)[wx])?/.exec(one))
		.flatMap((one) => (one === null ? [] : [{ source: one[1]!, size: Number(one[2] ?? 1) }]));
	if (sizes.length === 0) return [];
	return [sizes.reduce((most, other) => (other.size > most.size ? other : most)).source];
}

/** WordPress links a small picture to the full one. */
export function fileOf(address: string): string {
	return address
		.replace(/[?#].*$/s, '')
		.replace(/^.*\//s, '')
		.replace(/-\d+x\d+(?=\.\w+$)/, '');
}
