/// Whether what parties signed with their own keys is signed: by the key that the entry names, over the document it names.
///
/// An entry whose facts have an object `passkey` says that the hash beside it, called `document` or `manifest`, was signed.
/// The object names by hash the four files that the check takes, and the entry with which the key became the member's.
extension BundleCheck {
    /// Checks every signature. The writer has no files' bytes and checks all but the signatures themselves.
    mutating func readAssertions() {
        for place in report.entries.indices {
            let entry = report.entries[place]
            guard let passkey = entry.header.facts["passkey"] else { continue }
            guard let named = NamedSignature(passkey, in: entry.header.facts) else {
                find(named: entry, .signatureMalformed)
                continue
            }
            let before = report.findings.count
            let isKnown = checkKey(named, of: entry)
            if let smallFiles { checkSignature(named, of: entry, smallFiles) }
            report.entries[place].signature = BundleReport.Signature(
                algorithm: named.algorithm, credential: named.credential, signed: named.signed,
                isValid: report.findings.count == before && isKnown && smallFiles != nil)
        }
    }

    /// Whether the entry by which the member took the key into use is among the references.
    private mutating func checkKey(_ named: NamedSignature, of entry: BundleReport.Entry) -> Bool {
        let reference = report.references.first { $0.entry.entryHash == named.registered }?.entry.header
        guard let reference, reference.kind == "passkeyRegistered", reference.stream == entry.header.actor,
            reference.facts["credential"]?.string == named.credential,
            reference.facts["algorithm"]?.string == named.algorithm.rawValue,
            reference.facts["key"]?.string == named.key.hex, reference.timeMs <= entry.header.timeMs
        else {
            find(named: entry, .signatureKeyUnknown)
            return false
        }
        return true
    }

    private mutating func checkSignature(
        _ named: NamedSignature, of entry: BundleReport.Entry, _ files: [Hash: [UInt8]]
    ) {
        guard let pem = files[named.key], let authenticatorData = files[named.authenticatorData],
            let clientData = files[named.clientData], let signature = files[named.signature]
        else { return find(named: entry, .signatureFileMissing) }
        guard let key = PasskeyKey(pem: pem), key.algorithm == named.algorithm else {
            return find(named: entry, .signatureMalformed)
        }
        let assertion = PasskeyAssertion(
            authenticatorData: authenticatorData, clientData: clientData, signature: signature)
        do throws(PasskeyAssertion.Fault) {
            _ = try assertion.check(key: key, challenge: named.signed.bytes)
        } catch {
            find(named: entry, .signatureWrong(error))
        }
    }

    private mutating func find(named entry: BundleReport.Entry, _ fault: BundleFinding.Fault) {
        report.findings.append(BundleFinding(member: entry.member, fault: fault))
    }
}

/// A signature as the facts of an entry name it.
private struct NamedSignature {
    let signed: Hash
    let algorithm: PasskeyKey.Algorithm
    let credential: String
    let registered: Hash
    let key: Hash
    let authenticatorData: Hash
    let clientData: Hash
    let signature: Hash

    init?(_ json: JSON, in facts: JSON.Object) {
        func hash(_ name: String) -> Hash? { json[name]?.string.flatMap(Hash.init(hex:)) }
        guard let signed = (facts["document"] ?? facts["manifest"])?.string.flatMap(Hash.init(hex:)),
            let algorithm = json["algorithm"]?.string.flatMap(PasskeyKey.Algorithm.init(rawValue:)),
            let credential = json["credential"]?.string, let registered = hash("registered"), let key = hash("key"),
            let authenticatorData = hash("authenticatorData"), let clientData = hash("clientData"),
            let signature = hash("signature")
        else { return nil }
        self.signed = signed
        self.algorithm = algorithm
        self.credential = credential
        self.registered = registered
        self.key = key
        self.authenticatorData = authenticatorData
        self.clientData = clientData
        self.signature = signature
    }
}

extension BundleReport {
    /// What was found of a signature that a party made with a key of its own.
    public struct Signature: Sendable, Hashable {
        /// How the key signs.
        public let algorithm: PasskeyKey.Algorithm
        /// The credential's identifier in base64url.
        public let credential: String
        /// The hash that was signed.
        public let signed: Hash
        /// Whether the key had been registered by the member before, and has signed exactly that hash.
        public let isValid: Bool
    }
}
