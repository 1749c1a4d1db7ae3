/** Times are milliseconds of the sandbox's clock; the wire has them as the variant `times` says. */
export type Time = number
