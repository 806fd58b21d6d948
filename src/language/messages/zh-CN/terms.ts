import type { Catalogue } from '../../say.ts'

/** Words and patterns of several rooms. */
export const terms: Catalogue = {
  '{0}: {1}': '{0}：{1}',
  '{0}, {1}': '{0}，{1}',
  '{0} ({1})': '{0}（{1}）',
}
