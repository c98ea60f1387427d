import { convertTables } from '../../../../../nodes/Medium/content/steps/tables';
import { runStep } from './runStep';

const BOATS =
	'<table><thead><tr><th>Boat</th><th align="right">Tons</th></tr></thead><tbody><tr><td>Anna <em>B.</em></td><td align="right">7</td></tr><tr><td>舟</td><td align="right">112</td></tr></tbody></table>';

const pre = (...lines: string[]): string => `<pre>${lines.join('\n')}</pre>`;

describe('convertTables', () => {
	it('aligns columns by what is seen of them', () => {
		expect(runStep(convertTables, BOATS)).toMatchObject({
			html: pre('Boat    | Tons', '--------|-----', 'Anna B. |    7', '舟      |  112'),
			warnings: ['tableAsCode'],
			lines: [1],
		});
	});

	it('makes a list where that is chosen', () => {
		expect(runStep(convertTables, BOATS, { tables: 'list' })).toMatchObject({
			html: '<ul><li><p><strong>Boat:</strong> Anna <em>B.</em></p><p><strong>Tons:</strong> 7</p></li><li><p><strong>Boat:</strong> 舟</p><p><strong>Tons:</strong> 112</p></li></ul>',
			warnings: [],
		});
	});

	it.each([
		[
			'cells over columns',
			'<table><tr><td colspan=2>a</td></tr><tr><td>b</td><td>c</td></tr></table>',
			pre('a |', 'b | c'),
		],
		[
			'missing cells',
			'<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>',
			pre('a |', 'b | c'),
		],
		['lines in cells', '<table><tr><td>a<br>b</td><td>c</td></tr></table>', pre('a | c', 'b |')],
		[
			'boxes to tick',
			'<table><tr><td><input type=checkbox checked></td><td>c</td></tr></table>',
			pre('☑ | c'),
		],
		[
			'a caption',
			'<table><caption>Boats</caption><tr><td>a</td><td>b</td></tr></table>',
			`<p>Boats</p>${pre('a | b')}`,
		],
		[
			'emoji',
			'<table><tr><td>🚢</td><td>a</td></tr><tr><td>abc</td><td>b</td></tr></table>',
			pre('🚢  | a', 'abc | b'),
		],
		[
			'a layout of one column',
			'<table><tr><td><p>a</p></td></tr><tr><td>b</td></tr></table>',
			'<div><p>a</p></div><div>b</div>',
		],
		[
			'a table in a table',
			'<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td>c</td></tr></table>',
			`<div>${pre('a | b')}</div><div>c</div>`,
		],
	])('knows %s', (_, input, output) => {
		expect(runStep(convertTables, input).html).toBe(output);
	});

	it('loses no links and pictures', () => {
		const table =
			'<table><tr><td><a href="https://example.com/a">Anna</a></td><td><img src="p.png" alt="Sails"></td></tr></table>';
		expect(runStep(convertTables, table)).toMatchObject({
			html: `${pre('Anna | Sails')}<p>→ <a href="https://example.com/a">Anna</a></p><img src="p.png" alt="Sails">`,
			warnings: ['tableAsCode', 'tableLinks'],
		});
	});
});
