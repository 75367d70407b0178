// What matrix-js-sdk takes for granted and an older Node.js lacks. It is imported first.
import { webcrypto } from 'node:crypto'

globalThis.crypto ??= webcrypto

globalThis.CustomEvent ??= class extends Event {
  constructor (type, options) {
    super(type, options)
    this.detail = options?.detail
  }
}

Promise.withResolvers ??= function () {
  const made = {}
  made.promise = new this((resolve, reject) => Object.assign(made, { resolve, reject }))
  return made
}
