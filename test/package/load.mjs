/**
 * Loads an unpacked package with n8n's own loader and prints its nodes and credentials as JSON.
 * Usage: `node load.mjs FOLDER`, with NODE_PATH set so that the package finds n8n-workflow, as in n8n.
 */
import 'reflect-metadata';
import { PackageDirectoryLoader } from 'n8n-core';

const loader = new PackageDirectoryLoader(process.argv[2]);
await loader.loadAll();
const describe = ({ type: { description, nodeVersions, currentVersion } }) => ({
	displayName: description.displayName,
	icons: description.iconUrl,
	categories: description.codex?.categories,
	versions: nodeVersions ? Object.keys(nodeVersions) : [String(description.version)],
	currentVersion,
});
const mapValues = (record, map) =>
	Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
console.log(
	JSON.stringify({
		nodes: mapValues(loader.nodeTypes, describe),
		credentials: mapValues(loader.credentialTypes, ({ type }) => type.iconUrl),
	}),
);
