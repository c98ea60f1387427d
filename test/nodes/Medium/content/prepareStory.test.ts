import { prepareStory } from '../../../../nodes/Medium/content/prepareStory';
import { toMarkdown } from '../../../../nodes/Medium/content/write/toMarkdown';
import { toText } from '../../../../nodes/Medium/content/write/toText';

const ARTICLE = `---
title: A count of boats
subtitle: And what came of it
tags: [harbour, boats]
canonical_url: https://example.com/boats
license: cc-by-4.0
draft: true
cover_image: cover.png
---

The *ferry* was late, so I counted[^1].

| Boat | Tons |
| ---- | ---: |
| Anna |    7 |

1. Look
   - left
   - right
2. Count

   \`\`\`js
   count(boats);
   \`\`\`

![The Anna](anna.png 'Her new sails')

https://www.youtube.com/watch?v=abc

Her weight is $w = 7$.

[^1]: Twice.
`;

describe('prepareStory', () => {
	const story = prepareStory({ format: 'markdown', text: ARTICLE });

	it('makes a story of an article with everything in it', () => {
		expect({ ...story, tree: undefined }).toEqual({
			title: 'A count of boats',
			subtitle: 'And what came of it',
			tags: ['harbour', 'boats'],
			canonicalUrl: 'https://example.com/boats',
			license: 'cc-40-by',
			publishStatus: 'draft',
			coverImage: 'cover.png',
			html: [
				'<h3>A count of boats</h3><h4>And what came of it</h4>',
				'<figure><img src="cover.png" alt=""></figure>',
				'<p>The <em>ferry</em> was late, so I counted¹.</p>',
				'<pre>Boat | Tons\n-----|-----\nAnna |    7</pre>',
				'<p>1. Look<br>– left<br>– right</p><p>2. Count</p><pre>count(boats);</pre>',
				'<figure><img src="anna.png" alt="The Anna"><figcaption>Her new sails</figcaption></figure>',
				'<p>https://www.youtube.com/watch?v=abc</p>',
				'<p>Her weight is `w = 7`.</p>',
				'<hr><ol><li>Twice.</li></ol>',
			].join(''),
			from: {
				title: 'frontMatter',
				subtitle: 'frontMatter',
				tags: 'frontMatter',
				canonicalUrl: 'frontMatter',
				license: 'frontMatter',
				publishStatus: 'frontMatter',
				coverImage: 'frontMatter',
			},
			images: [
				{ source: 'cover.png', kind: 'relative', alt: '' },
				{
					source: 'anna.png',
					kind: 'relative',
					alt: 'The Anna',
					caption: 'Her new sails',
					line: 26,
				},
			],
			embeds: [{ url: 'https://www.youtube.com/watch?v=abc', provider: 'YouTube', line: 28 }],
			warnings: [
				expect.objectContaining({ code: 'mathAsCode', line: 30 }),
				expect.objectContaining({ code: 'tableAsCode', line: 13 }),
				expect.objectContaining({ code: 'pictureRelative', line: 26 }),
				expect.objectContaining({ code: 'pictureRelative', line: 1 }),
			],
			words: 37,
			readingTime: 1,
		});
	});

	it('changes nothing when it is prepared again', () => {
		expect(prepareStory({ format: 'html', text: story.html }).html).toBe(story.html);
	});

	it('lets parameters win over front matter, and says what came from where', () => {
		const { title, canonicalUrl, tags, from } = prepareStory(
			{ format: 'markdown', text: ARTICLE },
			{ title: 'Boats', canonicalUrl: 'https://example.com/b' },
		);
		expect({ title, canonicalUrl, tags }).toEqual({
			title: 'Boats',
			canonicalUrl: 'https://example.com/b',
			tags: ['harbour', 'boats'],
		});
		expect(from).toMatchObject({
			title: 'parameter',
			canonicalUrl: 'parameter',
			tags: 'frontMatter',
		});
	});

	it('takes front matter out without using it where that is chosen', () => {
		const { title, html } = prepareStory(
			{ format: 'markdown', text: ARTICLE },
			{ frontMatter: 'ignore' },
		);
		expect(title).toBeUndefined();
		expect(html).not.toContain('cover_image');
	});

	it('says which pictures are the story’s own files', () => {
		const { images, warnings } = prepareStory(
			{ format: 'markdown', text: '![a](anna.png) ![b](b.png) ![c](https://example.com/c.png)' },
			{ isOwnFile: (reference) => reference === 'anna.png', baseUrl: 'https://example.com/' },
		);
		expect(images.map(({ source, kind }) => [source, kind])).toEqual([
			['anna.png', 'file'],
			['https://example.com/b.png', 'web'],
			['https://example.com/c.png', 'web'],
		]);
		expect(warnings).toEqual([]);
	});

	it.each([
		[
			'WordPress',
			'<!DOCTYPE html><html><head><title>Boats – My page</title><link rel="canonical" href="https://example.com/boats"></head><body><nav>Menu</nav><article><header><h1 class="entry-title">Boats</h1></header><div class="entry-content"><!-- wp:paragraph --><p>Eleven.</p><!-- /wp:paragraph --><figure class="wp-block-image"><img src="https://example.com/a.jpg"></figure><div class="sharedaddy">Share</div></div></article><footer>Foot</footer></body></html>',
			'<h3>Boats</h3><p>Eleven.</p><figure><img src="https://example.com/a.jpg" alt=""></figure>',
		],
		[
			'Ghost',
			'<html><head><meta property="og:title" content="Boats"></head><body><main><section class="gh-content"><p>Eleven.</p><div class="kg-card kg-callout-card"><div class="kg-callout-emoji">⛵</div><div class="kg-callout-text">Sails</div></div></section></main></body></html>',
			'<h3>Boats</h3><p>Eleven.</p><p>⛵</p><p>Sails</p>',
		],
		[
			'Notion',
			'<html><head><title>Boats</title></head><body><article class="page sans"><header><h1 class="page-title">Boats</h1><table class="properties"><tr><th>Tags</th><td>x</td></tr></table></header><div class="page-body"><ul class="bulleted-list"><li>one</li></ul><ul class="bulleted-list"><li>two</li></ul><ul class="to-do-list"><li><div class="checkbox checkbox-on"></div> <span>done</span></li></ul></div></article></body></html>',
			'<h3>Boats</h3><ul><li>one</li><li>two</li></ul><ul><li>☑ done</li></ul>',
		],
		[
			'Medium',
			'<!DOCTYPE html><html><head><title>Boats</title></head><body><article class="h-entry"><header><h1 class="p-name">Boats</h1></header><section data-field="body" class="e-content"><p>Eleven.</p></section><footer><p>By Anna</p></footer></article></body></html>',
			'<h3>Boats</h3><p>Eleven.</p>',
		],
	])('finds the article in an export of %s', (_, text, html) => {
		const prepared = prepareStory({ format: 'html', text });
		expect(prepared).toMatchObject({ html, title: 'Boats', from: { title: 'document' } });
	});

	it('writes a story as Markdown', () => {
		expect(toMarkdown(story.html)).toBe(`## A count of boats

### And what came of it

![](cover.png)

The *ferry* was late, so I counted¹.

\`\`\`
Boat | Tons
-----|-----
Anna |    7
\`\`\`

1\\. Look\\
– left\\
– right

2\\. Count

\`\`\`
count(boats);
\`\`\`

![The Anna](anna.png)\\
*Her new sails*

https://www.youtube.com/watch?v=abc

Her weight is \\\`w = 7\\\`.

***

1. Twice.
`);
	});

	it('writes a story as plain text', () => {
		expect(
			toText('<h3>Boats</h3><p>One<br>two <em>three</em></p><ul><li>a</li></ul><pre>x\n  y</pre>'),
		).toBe('Boats\n\nOne\ntwo three\n\n- a\n\nx\n  y');
	});
});
