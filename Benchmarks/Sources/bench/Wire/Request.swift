/// The bytes of one request.
enum Request {
    /// A request by a program: JSON comes back.
    static func json(_ method: String, _ path: String, token: String, _ body: String? = nil) -> [UInt8] {
        bytes(method, path, token: token, accept: "application/json", type: "application/json", body)
    }

    /// A request by a browser: a page comes back.
    static func page(_ path: String, token: String) -> [UInt8] {
        bytes("GET", path, token: token, accept: "text/html", type: "", nil)
    }

    /// What a bank sends.
    static func notice(_ path: String, _ form: String) -> [UInt8] {
        bytes("POST", path, token: nil, accept: "*/*", type: "application/x-www-form-urlencoded", form)
    }

    /// The head of an upload of so many bytes, which follow.
    static func upload(_ path: String, token: String, bytes: Int) -> [UInt8] {
        Array(
            "PUT \(path) HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer \(token)\r\naccept: application/json\r\ncontent-type: application/octet-stream\r\ncontent-length: \(bytes)\r\n\r\n"
                .utf8)
    }

    private static func bytes(
        _ method: String, _ path: String, token: String?, accept: String, type: String, _ body: String?
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(320 + (body?.utf8.count ?? 0))
        func add(_ text: String) { bytes.append(contentsOf: text.utf8) }
        add(method)
        add(" ")
        add(path)
        add(" HTTP/1.1\r\nhost: localhost\r\naccept: ")
        add(accept)
        if let token {
            add("\r\nauthorization: Bearer ")
            add(token)
        }
        if let body {
            add("\r\ncontent-type: ")
            add(type)
            add("\r\ncontent-length: ")
            add(String(body.utf8.count))
            add("\r\n\r\n")
            add(body)
        } else {
            add("\r\n\r\n")
        }
        return bytes
    }
}

extension MessageReader.Message {
    /// The text member of that name in a flat JSON answer. The driver knows what it asked for, so it need not read the rest.
    func text(_ name: String) throws -> String {
        let key = Array("\"\(name)\":\"".utf8)
        guard body.count >= key.count else { throw MessageReader.Malformed(what: "no \(name)") }
        for start in 0...(body.count - key.count) where body[start] == key[0] && body[start...].starts(with: key) {
            let value = body[(start + key.count)...].prefix { $0 != UInt8(ascii: "\"") }
            return String(decoding: value, as: UTF8.self).split(separator: "\\").joined()
        }
        throw MessageReader.Malformed(what: "no \(name) in \(String(decoding: body.prefix(300), as: UTF8.self))")
    }
}
