import { uploadImage } from './image/upload.operation';
import type { Resource } from './operation';
import { createPost } from './post/create.operation';
import { getStories } from './post/getMany.operation';
import { preparePost } from './post/prepare.operation';
import { getManyPublications } from './publication/getAll.operation';
import { getPublication } from './publication/getByName.operation';
import { getContributors } from './publication/getContributors.operation';
import { getUser } from './user/get.operation';
import { getUserByName } from './user/getByName.operation';

/**
 * Everything version 2 of the node can do. The dropdowns, the fields and the router all use this
 * table; its keys are what workflows save.
 */
export const resources = {
	image: {
		name: 'Image',
		defaultOperation: 'upload',
		operations: { upload: uploadImage },
	},
	post: {
		name: 'Post',
		defaultOperation: 'create',
		operations: { create: createPost, getMany: getStories, prepare: preparePost },
	},
	publication: {
		name: 'Publication',
		defaultOperation: 'getAll',
		operations: { getByName: getPublication, getContributors, getAll: getManyPublications },
	},
	user: {
		name: 'User',
		defaultOperation: 'get',
		operations: { get: getUser, getByName: getUserByName },
	},
} as const satisfies Record<string, Resource>;
