import { delimiter, dirname } from 'node:path';

/** Settings of the person's own n8n, npm and Node.js that must not reach what the sandbox starts. */
const FOREIGN =
	/^(?:npm_|n8n_|db_|executions_|queue_|cache_|generic_|webhook_|endpoint|credentials_|node_options$|node_env$|node_function_|node_extra_ca_certs$|(?:https?|all|no)_proxy$)/i;

/** The environment for npm and what it starts: this Node.js comes first in the PATH. */
export function environmentWithThisNode(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
	return { ...env, PATH: [dirname(process.execPath), env['PATH'] ?? ''].join(delimiter) };
}

/** The same without any setting of n8n, npm, Node.js or a proxy. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
	const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
	return environmentWithThisNode(Object.fromEntries(own));
}
