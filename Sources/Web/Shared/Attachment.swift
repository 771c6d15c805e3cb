/// The field that makes a browser keep a file instead of showing it.
enum Attachment {
    /// `attachment; filename="…"; filename*=UTF-8''…`: a plain name for old programs, and the real one.
    ///
    /// Source: RFC 6266 section 4.3 and appendix D.
    static func disposition(_ name: String) -> String {
        let plain = name.unicodeScalars.map { scalar in
            let isPlain =
                scalar.isASCII && scalar.value >= 0x20 && scalar.value != 0x7F && !"\"\\/%".unicodeScalars.contains(scalar)
            return isPlain ? Character(scalar) : "_"
        }
        return "attachment; filename=\"\(String(plain))\"; filename*=UTF-8''\(PercentCoding.encode(name))"
    }
}
