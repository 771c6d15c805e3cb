import Market

/// The commands with which anybody checks a signature by key in the folder of an unpacked bundle, with `openssl` alone.
struct SignatureCommands: Sendable {
    /// Ready to be pasted into a shell.
    let text: String

    init(document: Digest, _ passkey: PasskeySignature) {
        let file = { (hash: Digest) in "files/\(hash)" }
        let check =
            switch passkey.algorithm {
            case .es256: "openssl dgst -sha256 -verify \(file(passkey.key)) -signature \(file(passkey.signature)) signed.bin"
            case .ed25519:
                "openssl pkeyutl -verify -pubin -inkey \(file(passkey.key)) -rawin -in signed.bin -sigfile \(file(passkey.signature))"
            }
        text = """
            openssl dgst -sha256 -binary \(file(document)) | openssl base64 -A | tr '+/' '-_' | tr -d '='; echo
            sed 's/.*"challenge":"\\([^"]*\\)".*/\\1/' \(file(passkey.clientData)); echo
            (cat \(file(passkey.authenticatorData)); openssl dgst -sha256 -binary \(file(passkey.clientData))) > signed.bin
            \(check)

            """
    }
}
