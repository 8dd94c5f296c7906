// Lucene's ArabicAnalyzer over a set of texts, the yardstick of the search benchmark:
//   java -cp LUCENE_JARS Lucene.java TEXTS LIMIT K1 B [K1 B]... < QUERIES
// TEXTS has an id, a tab and a text a line, QUERIES a query a line. For each setting of BM25, in order, and each query a line
// comes out: the ids of the best LIMIT texts, best first, a space between them.

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

public class Lucene {
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    List<String> queries = in.lines().collect(Collectors.toList());
    int limit = Integer.parseInt(arguments[1]);
    try (Directory directory = new ByteBuffersDirectory(); ArabicAnalyzer analyzer = new ArabicAnalyzer()) {
      index(Path.of(arguments[0]), directory, analyzer);
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        for (int at = 2; at < arguments.length; at += 2) {
          IndexSearcher searcher = new IndexSearcher(reader);
          searcher.setSimilarity(
              new BM25Similarity(Float.parseFloat(arguments[at]), Float.parseFloat(arguments[at + 1])));
          for (String query : queries) {
            out.println(String.join(" ", search(searcher, analyzer, query, limit)));
          }
        }
      }
    }
    out.flush();
  }

  private static void index(Path texts, Directory directory, ArabicAnalyzer analyzer) throws Exception {
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
        BufferedReader lines = Files.newBufferedReader(texts)) {
      for (String line; (line = lines.readLine()) != null; ) {
        String[] parts = line.split("\t", 2);
        Document document = new Document();
        document.add(new StringField("id", parts[0], Field.Store.YES));
        document.add(new TextField("text", parts[1], Field.Store.NO));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
  }

  private static List<String> search(IndexSearcher searcher, ArabicAnalyzer analyzer, String text, int limit)
      throws Exception {
    Query query = new QueryParser("text", analyzer).parse(QueryParser.escape(text)); // any word will do
    List<String> ids = new ArrayList<>();
    for (ScoreDoc found : searcher.search(query, limit).scoreDocs) {
      ids.add(searcher.doc(found.doc).get("id"));
    }
    return ids;
  }
}
