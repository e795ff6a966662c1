/** What is below it is a signature; its space tells it from a line that somebody draws (RFC 3676). */
export const SIGNATURE_LINE = "-- ";
