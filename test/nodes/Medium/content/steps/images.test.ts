import { convertImages } from '../../../../../nodes/Medium/content/steps/images';
import { type Pairs, runStep } from './runStep';

const SRC = 'https://example.com/a.png';
const figure = (inside: string): string => `<figure>${inside}</figure>`;
const image = (src = SRC, alt = ''): string => `<img src="${src}" alt="${alt}">`;

const PAIRS: Pairs = [
	['a picture', `<img src="${SRC}" width=5 class=x>`, figure(image())],
	[
		'its title as caption',
		`<img src="${SRC}" title="The boat">`,
		figure(`${image()}<figcaption>The boat</figcaption>`),
	],
	[
		'a figure',
		figure(`<div>${image()}</div><figcaption>a <em>b</em></figcaption>`),
		figure(`${image()}<figcaption>a <em>b</em></figcaption>`),
	],
	[
		'a caption in paragraphs',
		figure(`${image()}<figcaption><p>a</p><p>b</p></figcaption>`),
		figure(`${image()}<figcaption>a<br>b</figcaption>`),
	],
	[
		'a link around it',
		`<a href="https://example.com/b">${image()}</a>`,
		figure(`<a href="https://example.com/b">${image()}</a>`),
	],
	[
		'a link to itself',
		`<a href="https://example.com/full/a.png"><img src="https://example.com/a-300x200.png"></a>`,
		figure(image('https://example.com/a-300x200.png')),
	],
	[
		'a gallery',
		figure(`<ul><li>${image()}</li><li>${image()}</li></ul><figcaption>a</figcaption>`),
		figure(image()) + figure(`${image()}<figcaption>a</figcaption>`),
	],
	[
		'a figure of code',
		figure('<pre>x</pre><figcaption>a</figcaption>'),
		'<pre>x</pre><p><em>a</em></p>',
	],
	[
		'pictures that come late',
		`<img src="data:image/gif;base64,R0lGOD" data-src="${SRC}">`,
		figure(image()),
	],
	[
		'the largest of several',
		`<img srcset="https://example.com/s.png 300w, ${SRC} 900w">`,
		figure(image()),
	],
	[
		'what Medium loads, of several',
		`<picture><img src="https://example.com/a.webp" srcset="${SRC} 2x"></picture>`,
		figure(image()),
	],
	['a dot that counts readers', '<img src="https://example.com/c.gif" width="1" height="1">', ''],
	['Medium’s counter', '<img src="https://medium.com/_/stat?event=post.clientViewed">', ''],
	['emoji', '<img class="emoji" src="https://s.w.org/1.svg" alt="🙂">', '🙂'],
	[
		'a line in italics below',
		`<p>${image()}<br><em>The boat</em></p>`,
		figure(`${image()}<figcaption>The boat</figcaption>`),
	],
	['a picture in a text', `<p>a ${image()} b</p>`, `<p>a ${figure(image())} b</p>`],
	[
		'data',
		'<img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==">',
		figure(
			image(
				'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
			),
		),
	],
];

describe('convertImages', () => {
	it.each(PAIRS)('converts %s', (_, input, output) => {
		expect(runStep(convertImages, input)).toMatchObject({ html: output, warnings: [] });
	});

	it.each<[string, string, string, string]>([
		['a relative address', '<img src="a.png">', figure(image('a.png')), 'pictureRelative'],
		[
			'an SVG',
			'<img src="https://example.com/a.svg?x">',
			figure(image('https://example.com/a.svg?x')),
			'pictureFormat',
		],
		['a script', '<img src="javascript:x" alt="Boat">', 'Boat', 'pictureAddress'],
		[
			'a file of the author’s',
			'<img src="C:\\pictures\\a.png">',
			figure(image('pictures/a.png')),
			'pictureRelative',
		],
	])('says of %s what is the matter', (_, input, output, code) => {
		expect(runStep(convertImages, input)).toEqual({ html: output, warnings: [code], lines: [1] });
	});

	it('completes addresses, but for the story’s own files', () => {
		const options = {
			baseUrl: 'https://example.com/x/',
			isOwnFile: (file: string) => file === 'b.png',
		};
		expect(runStep(convertImages, '<img src="../a.png"><img src="b.png">', options)).toMatchObject({
			html: figure(image()) + figure(image('b.png')),
			warnings: [],
		});
	});

	it('leaves pictures and captions out on demand', () => {
		const two = `<img src="${SRC}" title="t">`;
		expect(runStep(convertImages, two, { pictures: 'remove' }).html).toBe('');
		expect(runStep(convertImages, two, { captions: 'none' }).html).toBe(figure(image()));
	});
});
