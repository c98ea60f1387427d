/** The sandbox's own certificate authority, which signs a certificate for each requested host. */
import { createHash, X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { generate, type SelfsignedOptions } from 'selfsigned';

const YEARS = 365 * 24 * 60 * 60 * 1000; // ms
const COMMON = {
	keyType: 'ec',
	algorithm: 'sha256',
} as const satisfies SelfsignedOptions;

/** The certificate authority of a data folder. */
export interface Authority {
	/** For NODE_EXTRA_CA_CERTS. */
	caFile: string;
	/** The same with the public authorities, for programs that take only one list (npm's cafile). */
	caBundleFile: string;
	/** For Chromium's --ignore-certificate-errors-spki-list. */
	fingerprint: string;
	/** The certificate and key with which a TLS server can act as this host. */
	contextFor(host: string): Promise<SecureContext>;
}

function lifetime(years: number): SelfsignedOptions {
	const now = Date.now();
	return {
		notBeforeDate: new Date(now - YEARS / 365),
		notAfterDate: new Date(now + years * YEARS),
	};
}

async function createAuthority(): Promise<{ key: string; cert: string }> {
	const { private: key, cert } = await generate(
		[{ name: 'commonName', value: 'n8n-nodes-medium sandbox (this machine only)' }],
		{
			...COMMON,
			...lifetime(10),
			extensions: [
				{ name: 'basicConstraints', cA: true, critical: true },
				{ name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
			],
		},
	);
	return { key, cert };
}

async function certificateFor(
	host: string,
	ca: { key: string; cert: string },
): Promise<SecureContext> {
	const { private: key, cert } = await generate([{ name: 'commonName', value: host }], {
		...COMMON,
		...lifetime(1),
		ca,
	});
	return createSecureContext({ key, cert: `${cert}\n${ca.cert}` });
}

/** Opens the certificate authority in a folder, or creates one. */
export async function openAuthority(folder: string): Promise<Authority> {
	const keyFile = join(folder, 'ca.key');
	const caFile = join(folder, 'ca.pem');
	const caBundleFile = join(folder, 'ca-bundle.pem');
	await mkdir(folder, { recursive: true });
	const [oldKey, oldCert] = await Promise.all(
		[keyFile, caFile].map((file) => readFile(file, 'utf8').catch(() => undefined)),
	);
	const ca = oldKey && oldCert ? { key: oldKey, cert: oldCert } : await createAuthority();
	await writeFile(keyFile, ca.key, { mode: 0o600 });
	await writeFile(caFile, ca.cert);
	await writeFile(caBundleFile, [ca.cert, ...rootCertificates].join('\n'));

	const contexts = new Map<string, Promise<SecureContext>>();
	const publicKey = new X509Certificate(ca.cert).publicKey.export({ type: 'spki', format: 'der' });
	return {
		caFile,
		caBundleFile,
		fingerprint: createHash('sha256').update(publicKey).digest('base64'),
		contextFor(host) {
			const context = contexts.get(host) ?? certificateFor(host, ca);
			contexts.set(host, context);
			return context;
		},
	};
}
