/** Who works on tickets in every seed, and the role they work in. */
export const technician = { resourceId: 29_682_885, roleId: 29_682_834 } as const
