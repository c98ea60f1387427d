import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { parse } from 'yaml';

import { Medium } from '../../nodes/Medium/Medium.node';
import { resources } from '../../nodes/Medium/actions/operations';
import { homepage } from '../../package.json';

const ROOT = path.join(__dirname, '../..');
const FOLDER = path.join(ROOT, '.github/ISSUE_TEMPLATE');
const REPOSITORY = homepage.replace(/#.*/, '');

interface Field {
	type: string;
	id?: string;
	attributes: { label?: string; value?: string; options?: Array<string | { label: string }> };
	validations?: { required: boolean };
}
interface Form {
	name: string;
	description: string;
	labels: string[];
	body: Field[];
}

const read = (file: string): unknown => parse(readFileSync(path.join(FOLDER, file), 'utf8'));
const forms = ['bug.yml', 'feature.yml'].map((file) => ({ file, form: read(file) as Form }));

it('there is a form for bugs, one for wishes, and no issue without a form', () => {
	expect(readdirSync(FOLDER).sort()).toEqual(['bug.yml', 'config.yml', 'feature.yml']);
	expect(read('config.yml')).toMatchObject({ blank_issues_enabled: false });
});

it('holes in the security are led to a private place', () => {
	const { contact_links: links } = read('config.yml') as { contact_links: Array<{ url: string }> };
	expect(links.map(({ url }) => url)).toContain(`${REPOSITORY}/security/advisories/new`);
	expect(readFileSync(path.join(ROOT, 'SECURITY.md'), 'utf8')).toContain(
		`${REPOSITORY}/security/advisories/new`,
	);
});

describe.each(forms)('$file', ({ form }) => {
	it('is what GitHub takes for a form', () => {
		expect(form).toMatchObject({
			name: expect.any(String) as string,
			description: expect.any(String) as string,
		});
		const ids = form.body.flatMap(({ id }) => id ?? []);
		expect(new Set(ids).size).toBe(ids.length);
		for (const { type, id, attributes } of form.body) {
			expect(['markdown', 'input', 'textarea', 'dropdown', 'checkboxes']).toContain(type);
			if (type === 'markdown') expect(attributes.value).toBeTruthy();
			else expect([id, attributes.label]).toEqual([expect.any(String), expect.any(String)]);
			if (type === 'dropdown') expect(new Set(attributes.options).size).toBeGreaterThan(1);
		}
	});

	it('says before anything else that no token belongs in it', () => {
		expect(form.body[0]?.attributes.value).toMatch(/token/);
	});
});

describe('bug.yml', () => {
	const { body } = read('bug.yml') as Form;
	const field = (id: string): Field | undefined => body.find((one) => one.id === id);

	it.each([
		'n8n-version',
		'node-version',
		'package-version',
		'type-version',
		'operation',
		'what-happened',
		'no-tokens',
	])('asks for %s', (id) => {
		const { type, validations, attributes } = field(id) ?? {};
		const required = type === 'checkboxes' ? attributes?.options?.[0] : (validations as unknown);
		expect(required).toMatchObject({ required: true });
	});

	it('asks for the message, which there may be none of', () => {
		expect(field('message')).toMatchObject({ type: 'textarea', attributes: { render: 'text' } });
	});

	it('knows every operation and every type version', () => {
		const operations = Object.values(resources).flatMap(({ name, operations: ofResource }) =>
			Object.values(ofResource).map((operation) => `${name} → ${operation.name}`),
		);
		expect(field('operation')?.attributes.options).toEqual([
			...operations.sort(),
			'Medium Trigger',
			'A credential',
			'The sandbox',
			'Something else',
		]);
		const versions = Object.keys(new Medium().nodeVersions).sort().reverse();
		expect(field('type-version')?.attributes.options?.slice(0, versions.length)).toEqual(
			versions.map((version) => expect.stringMatching(`^${version}\\b`) as string),
		);
	});
});

it('pull requests have a template', () => {
	expect(existsSync(path.join(ROOT, '.github/PULL_REQUEST_TEMPLATE.md'))).toBe(true);
});
