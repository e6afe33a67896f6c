/** What of the tasks a person should look at: what was seen, and what was expected there. */
import { evidenceOf } from '../rules/evidence.ts'
import type { TaskDoubt, TaskDraft } from '../rules/tasks/draft.ts'
import type { DocumentNode } from '../tree/types.ts'
import type { Message } from './schema.ts'

const REASONS: Record<TaskDoubt, Pick<Message, 'ruleId' | 'reason'>> = {
  'columns-carried': {
    ruleId: 'tasks/columns-carried',
    reason: 'Bảng không có dòng tiêu đề: các cột được hiểu như ở bảng trước.',
  },
  'columns-guessed': {
    ruleId: 'tasks/columns-guessed',
    reason: 'Bảng không có dòng tiêu đề: các cột được hiểu theo dáng của các ô.',
  },
  'content-guessed': {
    ruleId: 'tasks/content-guessed',
    reason: 'Không có cột nào ghi nội dung công việc: lấy cột dài chữ nhất.',
  },
}

/** Messages about tables whose form was guessed, once a table, and about words of time that were not understood, once a place. */
export function doubtfulTasks(tree: DocumentNode, text: string, drafts: readonly TaskDraft[]): Message[] {
  const tables = new Set<readonly TaskDoubt[]>()
  const places = new Set<number>()
  return drafts.flatMap((draft) => {
    const found: Message[] = []
    if (draft.doubts && !tables.has(draft.doubts)) {
      tables.add(draft.doubts)
      for (const doubt of draft.doubts)
        found.push({ ...REASONS[doubt], severity: 'warning', evidence: evidenceOf(tree, text, draft.start, draft.end) })
    }
    for (const { ruleId, raw, start, end } of draft.deadlines) {
      if (ruleId !== 'deadline/unread' || places.has(start)) continue
      places.add(start)
      const reason = `Chưa hiểu thời gian: ${raw}`
      found.push({ ruleId: 'deadline/unread', reason, severity: 'warning', evidence: evidenceOf(tree, text, start, end) })
    }
    return found
  })
}
