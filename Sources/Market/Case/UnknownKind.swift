enum UnknownKind {
    static func error(_ kind: String, _ decoder: any Decoder) -> DecodingError {
        .dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no event is called \(kind)"))
    }
}
