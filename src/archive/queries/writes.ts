/** Putting a document in, and taking its reading out again before a newer one. */
import { defineQuery, defineWrite } from './query.ts'
import { text, int, nullable, oneOf, shape } from './row.ts'

export const documentBySha = defineQuery(
  shape({
    id: int,
    status: oneOf('read', 'failed'),
    failure: nullable(text),
    parser_version: text,
    plan_id: nullable(int),
  }),
  `SELECT d.id, d.status, d.failure, d.parser_version, p.id AS plan_id
   FROM documents d LEFT JOIN plans p ON p.document_id = d.id WHERE d.sha256 = @sha256`,
)

/** What was read once keeps the extension under which its original lies. */
export const putDocument = defineQuery(
  shape({ id: int }),
  `INSERT INTO documents (sha256, status, failure, extension, media_type, adapter, bytes, pages, text_layer, parser_version, stored_at)
   VALUES (@sha256, @status, @failure, @extension, @mediaType, @adapter, @bytes, @pages, @textLayer, @parserVersion, @storedAt)
   ON CONFLICT (sha256) DO UPDATE SET status = excluded.status, failure = excluded.failure,
     extension = CASE documents.status WHEN 'read' THEN documents.extension ELSE excluded.extension END,
     media_type = excluded.media_type, adapter = excluded.adapter, pages = excluded.pages, text_layer = excluded.text_layer,
     parser_version = excluded.parser_version, stored_at = excluded.stored_at
   RETURNING id`,
)

export const dropFailure = defineWrite("DELETE FROM documents WHERE sha256 = @sha256 AND status = 'failed'")

export const putPath = defineWrite('INSERT OR IGNORE INTO paths (document_id, path, seen_at) VALUES (@document, @path, @seenAt)')

export const putContent = defineWrite('INSERT OR REPLACE INTO contents (document_id, packed) VALUES (@document, @packed)')

export const mentionOf = defineQuery(
  shape({ id: int }),
  `SELECT id FROM mentions WHERE mention = @mention AND coalesce(agency_id, '') = coalesce(@agencyId, '') AND coalesce(name, '') = coalesce(@name, '')`,
)
export const putMention = defineWrite(
  'INSERT INTO mentions (mention, agency_id, name, folded, body) VALUES (@mention, @agencyId, @name, @folded, @body)',
)

/** A newer reading keeps the plan's id. */
export const putPlan = defineWrite(
  `INSERT INTO plans (id, document_id, genre, type_name, type_code, type_key, number_raw, code, code_key, ordinal, symbol, issuer_id, superior,
     level, system, jurisdiction, province, province_today, place, issued_raw, issued, issued_from, issued_to, title, draft, timeframe_start, timeframe_end, task_count, confidence,
     publisher, published_at, grade)
   VALUES (@id, @document, @genre, @typeName, @typeCode, @typeKey, @numberRaw, @code, @codeKey, @ordinal, @symbol, @issuer, @superior,
     @level, @system, @jurisdiction, @province, @provinceToday, @place, @issuedRaw, @issued, @issuedFrom, @issuedTo, @title, @draft, @timeframeStart, @timeframeEnd, @taskCount, @confidence,
     @publisher, @publishedAt, @grade)`,
)
export const dropPlan = defineWrite('DELETE FROM plans WHERE id = @plan')

export const putTask = defineWrite(
  `INSERT INTO tasks (plan_id, position, section, text, product, confidence, start, "end", page, key)
   VALUES (@plan, @position, @section, @text, @product, @confidence, @start, @end, @page, @key)`,
)
export const putTaskAgency = defineWrite(
  'INSERT INTO task_agencies (task_id, role, position, mention_id) VALUES (@task, @role, @position, @mention)',
)
export const putDeadline = defineWrite(
  `INSERT INTO deadlines (task_id, position, raw, kind, start_day, end_day, rrule, duration, trust, due, start, "end", page)
   VALUES (@task, @position, @raw, @kind, @startDay, @endDay, @rrule, @duration, @trust, @due, @start, @end, @page)`,
)
export const putRef = defineWrite(
  `INSERT INTO refs (plan_id, position, code, code_key, type, date, date_from, date_to, issuer, title, relation, parent, start, "end", page, chosen)
   VALUES (@plan, @position, @code, @codeKey, @type, @date, @dateFrom, @dateTo, @issuer, @title, @relation, @parent, @start, @end, @page, @chosen)`,
)
export const putMessage = defineWrite(
  `INSERT INTO messages (plan_id, ref_id, rule_id, reason, severity, start, "end", quote, page, item)
   VALUES (@plan, @ref, @ruleId, @reason, @severity, @start, @end, @quote, @page, @item)`,
)
export const putRecipient = defineWrite('INSERT INTO recipients (plan_id, position, text) VALUES (@plan, @position, @text)')
export const putSignatory = defineWrite(
  'INSERT INTO signatories (plan_id, place, authority, position, name) VALUES (@plan, @place, @authority, @position, @name)',
)

export const putBare = defineWrite(
  'INSERT INTO search_bare (rowid, number, title, issuer, text) VALUES (@plan, @number, @title, @issuer, @text)',
)
export const putExact = defineWrite('INSERT INTO search_exact (rowid, words) VALUES (@plan, @words)')
export const dropBare = defineWrite('DELETE FROM search_bare WHERE rowid = @plan')
export const dropExact = defineWrite('DELETE FROM search_exact WHERE rowid = @plan')
