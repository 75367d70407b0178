// A person on Matrix, as a client of its own: one JSON request per line of standard input, one answer per line of
// standard output, with the number of its request. It ends with its input.
import './older_node.mjs'
import readline from 'node:readline'
import * as sdk from 'matrix-js-sdk'
import * as cryptoApi from 'matrix-js-sdk/lib/crypto-api/index.js'
import { logger } from 'matrix-js-sdk/lib/logger.js'

const MEGOLM = { algorithm: 'm.megolm.v1.aes-sha2' }

logger.setLevel('silent')
for (const level of ['log', 'info', 'debug', 'warn', 'trace']) console[level] = () => {} // standard output is for answers

let client, crypto
let news = Promise.withResolvers()

function somethingHappened () {
  const before = news
  news = Promise.withResolvers()
  before.resolve()
}

/** The first truthy answer of `look`, which is asked again after whatever happens; null if the time is over. */
async function until (look, seconds) {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const next = news.promise
    const found = await look()
    if (found) return found
    const left = end - Date.now()
    if (left <= 0) return null
    let timer
    const over = new Promise(resolve => { timer = setTimeout(resolve, left) })
    await Promise.race([next, over])
    clearTimeout(timer)
  }
}

function known (room) {
  const found = client.getRoom(room)
  if (!found) throw new Error(`no such room here: ${room}`)
  return found
}

const name = (names, value) => value === null || value === undefined ? null : names[value].toLowerCase()

async function shown (event) {
  await client.decryptEventIfNeeded(event)
  const seal = event.isEncrypted() ? await crypto.getEncryptionInfoForEvent(event) : null
  const failed = event.isDecryptionFailure() ? event.decryptionFailureReason : null
  const content = failed ? {} : event.getContent()
  return {
    id: event.getId(),
    type: event.getType(),
    sender: event.getSender(),
    room: event.getRoomId(),
    time: event.getTs(),
    state_key: event.getStateKey() ?? null,
    content,
    msgtype: content.msgtype ?? null,
    body: content.body ?? null,
    html: content.formatted_body ?? null,
    mentions: content['m.mentions'] ?? null,
    relation: event.getWireContent()['m.relates_to'] ?? content['m.relates_to'] ?? null,
    edited: event.replacingEventId() ?? null,
    redacted: event.isRedacted(),
    encrypted: event.isEncrypted(),
    failed,
    shield: seal && name(cryptoApi.EventShieldColour, seal.shieldColour),
    shield_reason: seal && name(cryptoApi.EventShieldReason, seal.shieldReason)
  }
}

const events = room => (client.getRoom(room)?.getLiveTimeline().getEvents() ?? []).filter(event => !event.status)
const timeline = room => Promise.all(events(room).map(shown))

/** Until this client knows that it is in the room, and whether to encrypt there. */
async function arrived (room, encrypted) {
  const there = await until(async () => {
    const found = client.getRoom(room)
    if (found?.getMyMembership() !== 'join') return false
    return !(encrypted || found.hasEncryptionStateEvent()) || await crypto.isEncryptionEnabledInRoom(room)
  }, 10)
  if (!there) throw new Error(`never arrived in ${room}`)
  return room
}

async function create (options, encrypted) {
  if (encrypted) options.initial_state = [{ type: 'm.room.encryption', state_key: '', content: MEGOLM }]
  const { room_id: room } = await client.createRoom(options)
  return await arrived(room, encrypted)
}

const send = async (room, type, content) => (await client.sendEvent(known(room).roomId, type, content)).event_id

function written ({ text, html, mentions, msgtype }) {
  const content = { msgtype: msgtype ?? 'm.text', body: text }
  if (html) Object.assign(content, { format: 'org.matrix.custom.html', formatted_body: html })
  if (mentions) content['m.mentions'] = { user_ids: mentions }
  return content
}

function relation ({ thread, reply_to: replyTo }) {
  if (!thread && !replyTo) return {}
  const reply = { 'm.in_reply_to': { event_id: replyTo ?? thread } }
  if (!thread) return { 'm.relates_to': reply }
  return { 'm.relates_to': { rel_type: 'm.thread', event_id: thread, is_falling_back: !replyTo, ...reply } }
}

async function fetched (address) {
  const url = client.mxcUrlToHttp(address, undefined, undefined, undefined, false, true, true)
  const answer = await fetch(url, { headers: { Authorization: `Bearer ${client.getAccessToken()}` } })
  if (!answer.ok) throw new Error(`${answer.status} for ${address}`)
  return Buffer.from(await answer.arrayBuffer())
}

async function opened (sealed, file) {
  const { subtle } = globalThis.crypto
  const hash = Buffer.from(await subtle.digest('SHA-256', sealed))
  if (!hash.equals(Buffer.from(file.hashes.sha256, 'base64'))) throw new Error('the file is not what was sent')
  const key = await subtle.importKey('jwk', file.key, 'AES-CTR', false, ['decrypt'])
  const counter = Buffer.from(file.iv, 'base64')
  return Buffer.from(await subtle.decrypt({ name: 'AES-CTR', counter, length: 64 }, key, sealed))
}

const requests = {
  async log_in ({ server, user, password, strict, sign }) {
    const identifier = { type: 'm.id.user', user }
    const proof = { type: 'm.login.password', identifier, password }
    const here = await sdk.createClient({ baseUrl: server }).loginRequest(proof)
    client = sdk.createClient({
      baseUrl: server, userId: here.user_id, accessToken: here.access_token, deviceId: here.device_id
    })
    await client.initRustCrypto({ useIndexedDB: false })
    crypto = client.getCrypto()
    crypto.setDeviceIsolationMode(
      strict ? new cryptoApi.OnlySignedDevicesIsolationMode() : new cryptoApi.AllDevicesIsolationMode(false))
    for (const kind of [sdk.ClientEvent.Event, sdk.ClientEvent.Sync, sdk.MatrixEventEvent.Decrypted,
      sdk.MatrixEventEvent.Replaced, sdk.RoomEvent.MyMembership, sdk.RoomEvent.Timeline, sdk.RoomStateEvent.Members]) {
      client.on(kind, somethingHappened)
    }
    await client.startClient({ initialSyncLimit: 50 })
    if (!await until(() => client.isInitialSyncComplete(), 30)) throw new Error('the first sync never came')
    const authUploadDeviceSigningKeys = async upload => { await upload(proof) }
    if (sign) await crypto.bootstrapCrossSigning({ authUploadDeviceSigningKeys })
    return { user_id: here.user_id, device_id: here.device_id, access_token: here.access_token }
  },

  wait_for_invite: ({ from, seconds }) => until(() => {
    for (const room of client.getRooms().filter(room => room.getMyMembership() === 'invite')) {
      const invite = room.getMember(client.getUserId())?.events.member
      if (invite?.getSender() !== from) continue
      const { is_direct: direct, reason } = invite.getContent()
      const encrypted = room.hasEncryptionStateEvent()
      return { room: room.roomId, name: room.name, direct: direct ?? false, reason: reason ?? null, encrypted }
    }
    return null
  }, seconds),

  async join ({ room }) { return await arrived((await client.joinRoom(room)).roomId, false) },
  leave: ({ room }) => client.leave(room),
  invite: ({ room, user, reason }) => client.invite(room, user, reason ? { reason } : {}),
  kick: ({ room, user, reason }) => client.kick(room, user, reason ?? undefined),

  create_direct: ({ user, encrypted }) =>
    create({ is_direct: true, preset: 'trusted_private_chat', invite: [user] }, encrypted),

  create_room: ({ name, invite, version, encrypted, space }) => create({
    name,
    invite,
    preset: 'private_chat',
    ...(version && { room_version: version }),
    ...(space && { creation_content: { type: 'm.space' } })
  }, encrypted),

  members: ({ room }) =>
    Object.fromEntries(known(room).currentState.getMembers().map(one => [one.userId, one.membership])),

  wait_for_member: ({ room, user, membership, seconds }) =>
    until(() => client.getRoom(room)?.getMember(user)?.membership === membership, seconds),

  say: ({ room, ...message }) => send(room, 'm.room.message', { ...written(message), ...relation(message) }),

  edit ({ room, event, ...message }) {
    const edited = written(message)
    return send(room, 'm.room.message', {
      ...edited,
      body: `* ${edited.body}`,
      'm.new_content': edited,
      'm.relates_to': { rel_type: 'm.replace', event_id: event }
    })
  },

  react: ({ room, event, text }) =>
    send(room, 'm.reaction', { 'm.relates_to': { rel_type: 'm.annotation', event_id: event, key: text } }),

  async redact ({ room, event }) { return (await client.redactEvent(room, event)).event_id },

  send: ({ room, type, content }) => send(room, type, content),

  timeline: ({ room }) => timeline(room),

  wait_for: ({ room, sender, containing, relation, after, type, seconds }) => until(async () => {
    const all = await timeline(room)
    const later = all.slice(all.findIndex(event => event.id === after) + 1)
    return later.find(event => event.sender === sender &&
      (type ? event.type === type : event.type === 'm.room.message' || event.failed) &&
      (relation ? event.relation?.rel_type === relation : event.relation?.rel_type !== 'm.replace') &&
      (containing === null || (event.body ?? '').includes(containing)))
  }, seconds),

  wait_for_event: ({ room, event, containing, redacted, seconds }) => until(async () => {
    const found = events(room).find(one => one.getId() === event)
    const now = found && await shown(found)
    return now && (containing === null || (now.body ?? '').includes(containing)) && (!redacted || now.redacted) && now
  }, seconds),

  async download ({ room, event }) {
    const found = events(room).find(one => one.getId() === event)
    if (!found) throw new Error(`no such event here: ${event}`)
    const { file, url } = (await shown(found)).content
    const bytes = await fetched(file?.url ?? url)
    return (file ? await opened(bytes, file) : bytes).toString('base64')
  },

  async device_status ({ user, device }) {
    await crypto.getUserDeviceInfo([user], true)
    const status = await crypto.getDeviceVerificationStatus(user, device)
    return status && { signed_by_owner: status.signedByOwner, verified: status.isVerified() }
  },

  state: ({ room, type, key }) => known(room).currentState.getStateEvents(type, key)?.getContent() ?? null,
  async set_state ({ room, type, key, content }) {
    return (await client.sendStateEvent(room, type, content, key)).event_id
  },

  power_level ({ room, user }) {
    const level = known(room).getMember(user)?.powerLevel ?? 0
    return Number.isFinite(level) ? level : null
  },
  async set_power_level ({ room, user, level }) { return (await client.setPowerLevel(room, user, level)).event_id },

  async ignore ({ user, on }) {
    const others = client.getIgnoredUsers().filter(one => one !== user)
    await client.setIgnoredUsers(on ? [...others, user] : others)
  }
}

async function answer ({ id, request, ...options }) {
  try {
    return { id, answer: await requests[request](options) ?? null }
  } catch (error) {
    return { id, error: `${error}`, status: error.httpStatus ?? null, data: error.data ?? null }
  }
}

readline.createInterface({ input: process.stdin })
  .on('line', async line => process.stdout.write(JSON.stringify(await answer(JSON.parse(line))) + '\n'))
  .on('close', () => process.exit(0))
