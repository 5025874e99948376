import requests
import json
chatflow_id = '123e4567-e89b-12d3-a456-426614174000'
response = requests.post(
    f'https://your-flowise-instance.com/api/v1/prediction/{chatflow_id}',
    headers={
        'Authorization': 'Bearer YOUR_API_KEY',
        'Content-Type': 'application/json'
    },
    json={
        'question': 'Tell me a story',
        'streaming': True
    },
    stream=True
)
for line in response.iter_lines():
    if line:
        decoded_line = line.decode('utf-8')
        if decoded_line.startswith('data: '):
            data = json.loads(decoded_line[6:])
            print(data.get('token', ''))
