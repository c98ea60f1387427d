import { minutesToRead } from '../../../../nodes/Medium/helpers/readingTime';

describe('reading time', () => {
	it.each<[string, { words: number; letters: number; pictures: number }, number]>([
		['nothing', { words: 0, letters: 0, pictures: 0 }, 1],
		['265 words', { words: 265, letters: 0, pictures: 0 }, 1],
		['266 words', { words: 266, letters: 0, pictures: 0 }, 2],
		['1,001 Chinese characters', { words: 0, letters: 1_001, pictures: 0 }, 3],
		['ten pictures: 75 s', { words: 0, letters: 0, pictures: 10 }, 2],
		['20 pictures: 105 s', { words: 0, letters: 0, pictures: 20 }, 2],
		['25 pictures: 120 s', { words: 0, letters: 0, pictures: 25 }, 2],
		['26 pictures: 123 s', { words: 0, letters: 0, pictures: 26 }, 3],
	])('of %s', (_what, amount, minutes) => {
		expect(minutesToRead(amount)).toBe(minutes);
	});
});
